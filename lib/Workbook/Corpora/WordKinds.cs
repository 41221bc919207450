namespace Workbook.Corpora;

/// <summary>Words of three kinds, animals, foods and parts of the body, split by a seed into few to learn from and many to be asked about.</summary>
public sealed class WordKinds
{
    private static readonly (string Kind, string Words)[] Lists =
    [
        ("animal", "dog cat horse cow sheep lion bird goat bear wolf mouse snake eagle deer bull fox camel ass ox lamb frog whale shark bee rabbit pig elephant tiger monkey hawk owl duck goose dove swan"),
        ("food", "bread wine milk cheese butter honey meat fruit sugar salt rice soup cake apple bean potato tomato chocolate tea coffee egg corn wheat flour pie pudding beef onion oil barley beer juice sauce cream"),
        ("part of the body", "hand foot arm leg head eye ear nose mouth tooth finger knee neck shoulder heart blood bone skin hair tongue lip chest stomach liver brain throat toe thumb wrist elbow cheek forehead belly thigh breast ankle"),
    ];

    private readonly long[][] idsOfKind;

    /// <summary>Takes those words that can be used.</summary>
    /// <param name="usable">Whether a word can be, for example because it has a vector.</param>
    public WordKinds(Func<string, bool> usable)
    {
        string[][] words = [.. Lists.Select(list => list.Words.Split(' ').Where(usable).ToArray())];
        Words = [.. words.SelectMany(kind => kind)];
        Labels = [.. words.SelectMany((kind, label) => kind.Select(_ => (long)label))];
        idsOfKind = [.. words.Select((_, label) => Enumerable.Range(1, Words.Count).Select(id => (long)id).Where(id => Labels[(int)id - 1] == label).ToArray())];
    }

    /// <summary>The names of the kinds, in the order of their labels 0, 1, 2.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Lists.Select(list => list.Kind)];

    /// <summary>All words, kind after kind; word i has the id i + 1.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The label of each word.</summary>
    public IReadOnlyList<long> Labels { get; }

    /// <summary>Splits the words.</summary>
    /// <param name="perKind">How many words of each kind to learn from.</param>
    /// <param name="seed">Decides which.</param>
    /// <returns>Ids to learn from, and the ids of all other words.</returns>
    public (long[] Train, long[] Test) Split(int perKind, int seed)
    {
        var random = new Random(seed);
        var (train, test) = (new List<long>(), new List<long>());
        foreach (long[] ids in idsOfKind)
        {
            long[] shuffled = [.. ids];
            random.Shuffle(shuffled);
            train.AddRange(shuffled.Take(perKind));
            test.AddRange(shuffled.Skip(perKind));
        }
        return ([.. train], [.. test]);
    }
}
