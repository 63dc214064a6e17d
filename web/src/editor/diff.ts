// Monaco's editor of differences, which no page opens: the classes are there because the
// module of the plain editor mentions them.
export class DiffEditorWidget {}
export class MultiDiffEditorWidget {}
