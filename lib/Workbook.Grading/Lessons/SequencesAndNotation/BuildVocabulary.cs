using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.SequencesAndNotation;

/// <summary>From tokenized sentences to a map of tokens to ids: special tokens first, then words by frequency.</summary>
internal sealed class BuildVocabulary : FunctionExercise
{
    /// <summary>Lower-case words, whose alphabetical order is the same by code and by culture.</summary>
    private static readonly string[] Words = ["apple", "boat", "cloud", "dog", "fish", "garden", "house", "lamp", "moon", "rose", "stone", "tree"];

    public override string Id => "build-vocabulary";

    public override string Title => "A vocabulary";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["token ids"];

    public override IReadOnlyList<string> Hints =>
    [
        "There are three jobs, one after the other: count every word, put the words in order, number them. Which ids are taken before the first word gets one?",
        "Count in a Dictionary<string, int>, or with SelectMany and GroupBy. Then OrderByDescending by the count and ThenBy by the word with StringComparer.Ordinal. The three special tokens stand before this list, and size counts them, too.",
        "Start with a list of the three special tokens, add the ordered words, keep the first size of them with Take, and in a loop over that list set vocabulary[token] = vocabulary.Count.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("special-tokens-missing", "The words are numbered from 0, so <pad>, <unk> and <eos> have no ids. Without <unk> the first new word in a test sentence has no id to go to.", WithoutSpecialTokens),
        new("size-counts-only-words", "You keep size words and add the three special tokens to them. The size of the vocabulary is the length of a one-hot vector, so it counts every id, those of the special tokens included.", SizeCountsOnlyWords),
        new("never-cut", "All words get an id, whatever size says. A vocabulary is cut on purpose: words seen once or twice teach the network nothing, and each costs a column of weights.", NeverCut),
        new("rarest-first", "The words are in ascending order of frequency, so the cut keeps the rare words and throws the frequent ones away.", RarestFirst),
        new("alphabetical", "The words are ordered by the alphabet alone, so the cut keeps the words near a, however rare. Frequency decides; the alphabet only breaks ties.", Alphabetical),
        new("ties-by-appearance", "Words of equal frequency keep the order in which they appear. Then the ids change when the sentences are shuffled; the alphabet breaks ties.", TiesByAppearance),
        new("sentences-counted", "You count in how many sentences a word occurs, not how often: a word that occurs five times in one sentence counts five times.", SentencesCounted),
        new("counts-as-ids", "The value of a word is how often it occurs. Two words may occur equally often, but an id must belong to one word: number the words in their order.", CountsAsIds),
        new("lower-cased", "All words were turned into lower case. Here \"Rose\" and \"rose\" are two tokens: whether a word is capitalised is what name detection lives on.", LowerCased),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("counted in a loop, sorted as a list", SortedList),
        new("one query, ties by the culture's alphabet", OneQuery),
        new("picking the most frequent word again and again", PickedOneByOne),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (words, size) in ((int, int)[])[(9, 8), (7, 10), (9, 20), (8, 3), (5, 5)])
            yield return new Case($"{words} different words, size {size}", Sentences(random, words), size);
        yield return new Case("one sentence of one word, size 4", new string[][] { [Words[random.Next(Words.Length)]] }, 4);
    }

    /// <summary>
    /// Sentences in which frequency, alphabet, order of appearance and number of sentences give different orders:
    /// the words appear backwards through the alphabet, and the most frequent one occurs in two sentences only.
    /// </summary>
    private static string[][] Sentences(Random random, int words)
    {
        int[] counts = [6, 5, 3, 3, 2, 2, 1, 1, 1];
        var others = Words.Where(word => word != "rose").ToArray();
        random.Shuffle(others);
        string[] tokens = [others[0], "Rose", "rose", .. others.Skip(1).Take(words - 3)];
        string[] repeated = [.. Enumerable.Repeat(tokens[0], counts[0] - 1)];
        var spread = new List<string>[] { [], [], [], [] };
        int next = 0;
        for (int word = 1; word < words; word++)
            for (int times = 1; times < counts[word]; times++)
                spread[next++ % spread.Length].Add(tokens[word]);
        return [[.. tokens.OrderDescending(StringComparer.Ordinal)], repeated, .. spread.Select(sentence => sentence.ToArray()).Where(sentence => sentence.Length > 0)];
    }

    private static Dictionary<string, int> Solve(string[][] sentences, int size) => Number(SpecialTokens.All.Concat(InOrder(Count(sentences))).Take(size));

    private static Dictionary<string, int> Count(string[][] sentences) =>
        sentences.SelectMany(sentence => sentence).GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());

    private static IEnumerable<string> InOrder(Dictionary<string, int> counts) =>
        counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key);

    private static Dictionary<string, int> Number(IEnumerable<string> tokens) =>
        tokens.Select((token, id) => (token, id)).ToDictionary(pair => pair.token, pair => pair.id);

    private static Dictionary<string, int> WithoutSpecialTokens(string[][] sentences, int size) => Number(InOrder(Count(sentences)).Take(size));

    private static Dictionary<string, int> SizeCountsOnlyWords(string[][] sentences, int size) => Solve(sentences, size + SpecialTokens.All.Count);

    private static Dictionary<string, int> NeverCut(string[][] sentences, int size) => Solve(sentences, int.MaxValue);

    private static Dictionary<string, int> RarestFirst(string[][] sentences, int size) =>
        Number(SpecialTokens.All.Concat(Count(sentences).OrderBy(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)).Take(size));

    private static Dictionary<string, int> Alphabetical(string[][] sentences, int size) =>
        Number(SpecialTokens.All.Concat(Count(sentences).Keys.Order(StringComparer.Ordinal)).Take(size));

    private static Dictionary<string, int> TiesByAppearance(string[][] sentences, int size) =>
        Number(SpecialTokens.All.Concat(sentences.SelectMany(sentence => sentence).GroupBy(word => word).OrderByDescending(group => group.Count()).Select(group => group.Key)).Take(size));

    private static Dictionary<string, int> SentencesCounted(string[][] sentences, int size) =>
        Solve([.. sentences.Select(sentence => sentence.Distinct().ToArray())], size);

    private static Dictionary<string, int> CountsAsIds(string[][] sentences, int size)
    {
        var counts = Count(sentences);
        return Solve(sentences, size).ToDictionary(pair => pair.Key, pair => counts.GetValueOrDefault(pair.Key, pair.Value));
    }

    private static Dictionary<string, int> LowerCased(string[][] sentences, int size) =>
        Solve([.. sentences.Select(sentence => sentence.Select(word => word.ToLowerInvariant()).ToArray())], size);

    private static Dictionary<string, int> SortedList(string[][] sentences, int size)
    {
        var counts = new Dictionary<string, int>();
        foreach (var sentence in sentences)
            foreach (string word in sentence)
                counts[word] = counts.GetValueOrDefault(word) + 1;
        var words = counts.Keys.ToList();
        words.Sort((one, other) => counts[one] != counts[other] ? counts[other] - counts[one] : string.CompareOrdinal(one, other));
        var vocabulary = new Dictionary<string, int> { [SpecialTokens.Padding] = 0, [SpecialTokens.Unknown] = 1, [SpecialTokens.EndOfSentence] = 2 };
        foreach (string word in words)
            if (vocabulary.Count < size) vocabulary.Add(word, vocabulary.Count);
        return vocabulary;
    }

    private static Dictionary<string, int> OneQuery(string[][] sentences, int size) =>
        Number(SpecialTokens.All.Concat(from sentence in sentences
                                        from word in sentence
                                        group word by word into same
                                        orderby same.Count() descending, same.Key
                                        select same.Key).Take(size));

    private static Dictionary<string, int> PickedOneByOne(string[][] sentences, int size)
    {
        var counts = Count(sentences);
        var vocabulary = Number(SpecialTokens.All);
        while (vocabulary.Count < size && counts.Count > 0)
        {
            int most = counts.Values.Max();
            string word = counts.Where(pair => pair.Value == most).Min(pair => pair.Key)!;
            vocabulary[word] = vocabulary.Count;
            counts.Remove(word);
        }
        return vocabulary;
    }
}
