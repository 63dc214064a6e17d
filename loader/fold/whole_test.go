package fold

import "parley/loader/dossier"

// wholeFolding is the fold of a dossier as one cluster.
func wholeFolding(d *dossier.Dossier) *folding {
	return newFolding(groundOf(d), cluster{d.Things, d.Stated, d.Claims})
}

// accountsOf sorts the claims of a dossier into slots: by subject, and then by facet.
func accountsOf(d *dossier.Dossier) map[subject]map[facet][]Account { return wholeFolding(d).accounts }
