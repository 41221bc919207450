using TorchSharp;

namespace Workbook.Embeddings;

/// <summary>Questions to word vectors that are answered by angles.</summary>
public static class Neighbours
{
    /// <summary>The words most like a word, by cosine similarity.</summary>
    /// <param name="vectors">Where to look.</param>
    /// <param name="word">The word; it is not among its own neighbours.</param>
    /// <param name="count">At most so many, the nearest first.</param>
    /// <exception cref="KeyNotFoundException">There is no vector for the word.</exception>
    public static IReadOnlyList<Neighbour> Nearest(this WordVectors vectors, string word, int count = 10)
    {
        using var target = vectors[word];
        return vectors.Nearest(target, count, word);
    }

    /// <summary>The words whose vectors point most nearly in a direction.</summary>
    /// <param name="vectors">Where to look.</param>
    /// <param name="target">The direction, shape (d).</param>
    /// <param name="count">At most so many, the nearest first; equally near ones in the order of the file.</param>
    /// <param name="excluded">Words that do not count as answers.</param>
    /// <exception cref="ArgumentException">The target has another shape.</exception>
    public static IReadOnlyList<Neighbour> Nearest(this WordVectors vectors, torch.Tensor target, int count = 10, params string[] excluded)
    {
        float[] similarities = vectors.Similarities(target);
        foreach (string word in excluded)
            if (vectors.IndexOf(word) is >= 0 and var row) similarities[row] = float.NegativeInfinity;
        var best = new PriorityQueue<int, (float Similarity, int Earliness)>();
        for (int row = 0; row < similarities.Length; row++)
        {
            if (float.IsNegativeInfinity(similarities[row])) continue;
            if (best.Count < count) best.Enqueue(row, (similarities[row], -row));
            else if (count > 0) best.EnqueueDequeue(row, (similarities[row], -row));
        }
        var neighbours = new Neighbour[best.Count];
        for (int place = neighbours.Length - 1; place >= 0; place--)
        {
            int row = best.Dequeue();
            neighbours[place] = new Neighbour(vectors.Words[row], similarities[row]);
        }
        return neighbours;
    }

    /// <summary>What is to c as b is to a: the words nearest to b - a + c, without the three. On vectors of length 1 this is the measure of Mikolov, Yih and Zweig (2013).</summary>
    /// <param name="vectors">Where to look; <see cref="WordVectors.Normalized"/> ones are usual.</param>
    /// <param name="a">For example <c>man</c>.</param>
    /// <param name="b">For example <c>king</c>.</param>
    /// <param name="c">For example <c>woman</c>.</param>
    /// <param name="count">At most so many answers, the best first.</param>
    /// <exception cref="KeyNotFoundException">There is no vector for one of the three.</exception>
    public static IReadOnlyList<Neighbour> Analogy(this WordVectors vectors, string a, string b, string c, int count = 5)
    {
        using var target = vectors[b] - vectors[a] + vectors[c];
        return vectors.Nearest(target, count, a, b, c);
    }

    /// <summary>The cosine of the angle between the vectors of two words, -1 to 1; 0 if one of them is zero.</summary>
    /// <param name="vectors">Where to look.</param>
    /// <param name="one">A word.</param>
    /// <param name="other">Another.</param>
    /// <exception cref="KeyNotFoundException">There is no vector for one of them.</exception>
    public static double Similarity(this WordVectors vectors, string one, string other)
    {
        using var matrix = vectors.CosineMatrix([one, other]);
        return matrix[0, 1].item<float>();
    }

    /// <summary>The cosine of each pair of words.</summary>
    /// <param name="vectors">Where to look.</param>
    /// <param name="words">The words.</param>
    /// <returns>Shape (words, words), float32, symmetric, 1 on the diagonal.</returns>
    /// <exception cref="KeyNotFoundException">There is no vector for one of the words.</exception>
    public static torch.Tensor CosineMatrix(this WordVectors vectors, IReadOnlyList<string> words)
    {
        using var scope = torch.NewDisposeScope();
        var matrix = vectors.Matrix(words);
        var unit = matrix / matrix.norm(1, keepdim: true).clamp(1e-12);
        return unit.mm(unit.t()).MoveToOuterDisposeScope();
    }

    /// <summary>The cosine of every word with a direction, in the order of the words; a zero vector has similarity 0.</summary>
    internal static float[] Similarities(this WordVectors vectors, torch.Tensor target)
    {
        if (target.dim() != 1 || target.shape[0] != vectors.Dimension)
            throw new ArgumentException($"The vectors have the shape ({vectors.Dimension}), the one asked about ({string.Join(", ", target.shape)}).", nameof(target));
        using var plain = target.detach().to_type(torch.float32).contiguous();
        float[] direction = plain.data<float>().ToArray(), similarities = new float[vectors.Count];
        float length = MathF.Sqrt(DotProduct.Of(direction, direction));
        for (int row = 0; row < similarities.Length; row++)
        {
            var vector = vectors.Numbers(row);
            float product = MathF.Sqrt(DotProduct.Of(vector, vector)) * length;
            similarities[row] = product > 0 ? DotProduct.Of(vector, direction) / product : 0;
        }
        return similarities;
    }
}
