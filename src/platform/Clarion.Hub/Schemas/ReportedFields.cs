namespace Clarion.Hub.Schemas;

/// <summary>The names of fields that an answer complains about: the first hundred.</summary>
internal sealed class ReportedFields
{
    /// <summary>
    /// As many as kube-apiserver's decoder names: a body of nonsense must not make an endless answer.
    /// </summary>
    private const int NamesMax = 100;

    private readonly List<string> names = [];

    public IReadOnlyList<string> Names => names;

    /// <summary>Whether no further name is taken.</summary>
    public bool IsFull => names.Count == NamesMax;

    /// <summary>Adds a field while there is room.</summary>
    /// <param name="path">Where it is; empty for the root.</param>
    /// <param name="name">Its name.</param>
    public void Add(string path, string name)
    {
        if (!IsFull)
            names.Add(FieldPath.Field(path, name));
    }
}
