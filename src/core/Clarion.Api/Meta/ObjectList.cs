namespace Clarion.Api.Meta;

/// <summary>A list as the API server answers it.</summary>
public sealed record ObjectList<T>
    where T : IObject
{
    public ListMeta Metadata { get; init => field = value ?? new(); } = new();

    public IReadOnlyList<T> Items { get; init => field = value ?? []; } = [];
}
