package fold

import "parley/loader/dossier"

// wholeFolding is the fold of a dossier as one cluster.
func wholeFolding(d *dossier.Dossier) *folding {
	whole := cluster{things: d.Things, stated: d.Stated}
	for i := range d.Claims {
		whole.claims = append(whole.claims, &d.Claims[i])
	}
	return newFolding(groundOf(d), whole)
}

// accountsOf sorts the claims of a dossier into slots: by subject, and then by facet.
func accountsOf(d *dossier.Dossier) map[subject]map[facet][]Account { return wholeFolding(d).accounts }
