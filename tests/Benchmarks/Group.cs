namespace Benchmarks;

/// <summary>Cases that are chosen by one name on the command line.</summary>
/// <param name="Name">What the user types.</param>
/// <param name="Cases">Makes them, when the group's turn comes.</param>
/// <param name="ByDefault">Whether the group runs when none is named.</param>
internal sealed record Group(string Name, Func<IEnumerable<Case>> Cases, bool ByDefault)
{
    /// <summary>All groups, in the order in which they run.</summary>
    public static IReadOnlyList<Group> All { get; } =
    [
        .. ModelCases.All.Select(model => new Group(model.Key, () => [model.Value()], ByDefault: true)),
        new("gemm", GemmCases.All, ByDefault: true),
        new("kernels", KernelCases.All, ByDefault: false),
        new("recurrent", RecurrentCases.All, ByDefault: false),
    ];

    /// <summary>The groups of these names, or those that run by default.</summary>
    /// <exception cref="ArgumentException">A name is none of a group's.</exception>
    public static IReadOnlyList<Group> Chosen(IReadOnlyCollection<string> names)
    {
        if (names.FirstOrDefault(name => All.All(group => group.Name != name)) is string unknown)
            throw new ArgumentException($"there is no case {unknown}; the cases are {string.Join(", ", All.Select(group => group.Name))}");
        return [.. All.Where(group => names.Count == 0 ? group.ByDefault : names.Contains(group.Name))];
    }
}
