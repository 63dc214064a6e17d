package graph

// Proposal says who proposed a plan.
type Proposal struct {
	_ relation `graph:"PROPOSED"`
	// Plans that the actor proposed.
	_ from `graph:"Actor.proposals"`
	// Actors that proposed the plan.
	_ to `graph:"Plan.proposedBy"`
	Evidence
}

// Purpose links a plan to the process that it is for.
type Purpose struct {
	_ relation `graph:"FOR_PROCESS"`
	// The process that the plan is for.
	_ from `graph:"Plan.process,one"`
	// Plans for the process.
	_ to `graph:"Process.plans"`
	Evidence
}

// Version puts a version under its plan.
type Version struct {
	_ relation `graph:"VERSION_OF"`
	// The plan of the version.
	_ from `graph:"PlanVersion.plan,one"`
	// The versions of the plan. The latest comes first.
	_ to `graph:"Plan.versions"`
	Evidence
}

// PlanRevision says from which version a version was made (PROV-O wasRevisionOf).
type PlanRevision struct {
	_ relation `graph:"REVISION_OF"`
	// Versions from which this version was made (PROV-O wasRevisionOf).
	_ from `graph:"PlanVersion.revisionOf,edge=VersionRevision"`
	// Versions that were made from this version.
	_ to `graph:"PlanVersion.revisions,edge=VersionRevision"`
	Evidence
}

// Generation says at which meeting or event a version came to be (PROV-O wasGeneratedBy).
type Generation struct {
	_ relation `graph:"GENERATED_BY"`
	// Meetings and events at which the version was made (PROV-O wasGeneratedBy).
	_ from `graph:"PlanVersion.generatedBy"`
	// Versions of a plan that were made at this occurrence.
	_ to `graph:"Occurrence.generated"`
	Evidence
}

// Article puts a point under the plan that settles it.
type Article struct {
	_ relation `graph:"POINT_OF"`
	// The plan that settles the point.
	_ from `graph:"Point.plan,one"`
	// Points that the plan settles, in all its versions.
	_ to `graph:"Plan.points"`
	Evidence
}

// Derivation says that a point of a plan comes from another point (PROV-O wasDerivedFrom).
type Derivation struct {
	_ relation `graph:"DERIVED_FROM"`
	// Points from which this point comes by a split, a merger or a move.
	_ from `graph:"Point.derivedFrom,edge=PointDerivation"`
	// Points that come from this point.
	_ to `graph:"Point.derivations,edge=PointDerivation"`
	// How one point became the other.
	Kind DerivationKind `graph:"kind,state"`
	// The kind in the words of the sources. Example: `folded into the security guarantees`
	KindWorded []string `graph:"kindWorded,state"`
	Evidence
}

// Provision is how one version of a plan words a point, and where the point stands in the
// version. Each wording is a separate relation.
type Provision struct {
	_ relation `graph:"PROVIDES"`
	// Points of the version, with their wording.
	_ from `graph:"PlanVersion.provisions,edge=Provision"`
	// Versions with the point, and their wording of the point.
	_ to `graph:"Point.provisions,edge=PointProvision"`
	// The wording of the point, according to a source.
	Wording string `graph:"wording,key"`
	// The number of the point in the version. Examples: `7`, `3 (b)`
	Number string `graph:"number,state"`
	Evidence
}

// Treatment links a point to the issues that it settles.
type Treatment struct {
	_ relation `graph:"TREATS"`
	// Issues that the point settles.
	_ from `graph:"Point.issues"`
	// Points of plans that settle the issue.
	_ to `graph:"Issue.points"`
	Evidence
}
