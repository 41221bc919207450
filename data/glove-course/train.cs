#:project ../../lib/Workbook/Workbook.csproj

// Trains the course's word vectors, or scores vectors on a list of analogies and a list of similar words:
//   dotnet run -c Release train.cs -- train TEXT VECTORS
//   dotnet run -c Release train.cs -- score VECTORS ANALOGIES [SIMILARITIES]

using System.Globalization;
using Workbook.Embeddings;
using Workbook.Statistics;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["train", var text, var vectors]: Train(text, vectors); return 0;
    case ["score", var vectors, var analogies]: Score(VectorFile.Read(vectors), analogies, null); return 0;
    case ["score", var vectors, var analogies, var similarities]: Score(VectorFile.Read(vectors), analogies, similarities); return 0;
    default: Console.Error.WriteLine("usage: train TEXT VECTORS, or score VECTORS ANALOGIES [SIMILARITIES]"); return 2;
}

static void Train(string text, string file)
{
    const int Words = 16_000, Window = 10, Epochs = 30;
    string[][] passages = [.. File.ReadLines(text).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    string[] words = [.. passages.SelectMany(passage => passage).CountBy(word => word)
        .OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Take(Words).Select(word => word.Key)];
    var ids = words.Select((word, id) => (word, id)).ToDictionary(pair => pair.word, pair => pair.id);
    int[][] known = [.. passages.Select(passage => passage.Where(ids.ContainsKey).Select(word => ids[word]).ToArray())]; // rare words are dropped before windows are laid, as in the published program
    var counts = CoOccurrences.Count(known, words.Length, Window);
    Console.WriteLine($"{passages.Sum(passage => passage.Length)} words of text, {words.Length} kept, {counts.Pairs} pairs");
    var training = new GloveTraining(counts, new GloveOptions { Dimension = 50, XMax = 5, LearningRate = 0.1, Seed = 1 });
    for (int epoch = 1; epoch <= Epochs; epoch++) Console.WriteLine($"epoch {epoch}: {training.Epoch():F5}");
    VectorFile.Write(file, training.ToWordVectors(words), digits: 3);
}

static void Score(WordVectors vectors, string analogies, string? similarities)
{
    var unit = vectors.Normalized();
    var questions = AnalogyList.Read(analogies);
    int[] ranks = [.. questions.Select(question => Shown(unit, question)).OfType<int>()];
    Console.WriteLine($"{ranks.Length} of {questions.Count} questions have only known words: first {ranks.Count(rank => rank == 1)}, among five {ranks.Count(rank => rank <= 5)}, mean reciprocal rank {ranks.Average(rank => 1.0 / rank):F3}");
    if (similarities is null) return;
    var pairs = SimilarityList.Read(similarities);
    SimilarPair[] known = [.. pairs.Where(pair => vectors.Contains(pair.One) && vectors.Contains(pair.Other))];
    Console.WriteLine($"{known.Length} of {pairs.Count} pairs have only known words: rank correlation {RankCorrelation.Of([.. known.Select(pair => unit.Similarity(pair.One, pair.Other))], [.. known.Select(pair => pair.Judgement)]):F3}");
}

static int? Shown(WordVectors vectors, AnalogyQuestion question)
{
    int? rank = vectors.Rank(question);
    Console.WriteLine(rank is null ? $"{question}: a word is unknown" : $"{question}: {rank}   ({string.Join(", ", vectors.Analogy(question.A, question.B, question.C, 3))})");
    return rank;
}
