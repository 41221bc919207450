using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TorchSharp;
using Lanes = System.Runtime.Intrinsics.Vector256<float>;

namespace Workbook.Embeddings;

/// <summary>
/// Trains word vectors: for every pair that occurs, w(i) . v(j) + b(i) + c(j) is to be log X(i, j); squared errors,
/// weighted by f(X) = min(1, (X / XMax)^Alpha), are lowered by AdaGrad, pair by pair
/// (Pennington, Socher, Manning, <i>GloVe: global vectors for word representation</i>, 2014, equations 8 and 9).
/// </summary>
/// <remarks>
/// The pairs are sorted into 8 x 8 blocks by the remainders of their two ids. Blocks that share no remainder share no
/// parameter, so eight of them run side by side (Gemulla and others, <i>Distributed stochastic gradient descent</i>,
/// 2011), and the numbers are the same on one thread as on many.
/// </remarks>
public sealed class GloveTraining
{
    private const int Parts = 8;
    private readonly GloveOptions options;
    private readonly int words;
    private readonly Pair[][] blocks;
    private readonly Side side, context;
    private readonly ParallelOptions threads;
    private int epochs;

    /// <summary>Prepares a training.</summary>
    /// <param name="counts">The counts of the text.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">No pair occurs: there is nothing to learn from.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting cannot be trained with.</exception>
    public GloveTraining(CoOccurrences counts, GloveOptions? options = null)
    {
        if (counts.Pairs == 0) throw new ArgumentException("No two words of this text stand near each other, so there is nothing to learn from; pass more text or a wider window.", nameof(counts));
        this.options = (options ?? new GloveOptions()).Checked();
        threads = new ParallelOptions { MaxDegreeOfParallelism = this.options.Threads };
        words = counts.Words;
        blocks = Sorted(counts, this.options);
        var random = new Random(this.options.Seed);
        side = new Side(words, this.options.Dimension, random);
        context = new Side(words, this.options.Dimension, random);
    }

    /// <summary>How many pairs one epoch visits.</summary>
    public long Pairs => blocks.Sum(block => (long)block.Length);

    /// <summary>Visits every pair once, in a new order.</summary>
    /// <returns>The mean weighted squared error of a pair, f(X) (w . v + b + c - log X)^2, each seen before its own step.</returns>
    /// <exception cref="InvalidOperationException">The error is no longer a number: the learning rate is too large.</exception>
    public double Epoch()
    {
        double[] losses = new double[Parts];
        foreach (int shift in Shuffled(Enumerable.Range(0, Parts), Seed(-1)))
            Parallel.For(0, Parts, threads, part => losses[part] += Visit(part * Parts + (part + shift) % Parts));
        epochs++;
        double loss = losses.Sum() / Pairs;
        return double.IsFinite(loss) ? loss : throw new InvalidOperationException($"The error is no longer a number in epoch {epochs}; start again with a learning rate below {options.LearningRate}.");
    }

    /// <summary>The sum of a word's two vectors, w + v, which the paper recommends; shape (words, d) row by row.</summary>
    public float[] Vectors()
    {
        int dimension = options.Dimension;
        float[] sums = new float[words * dimension];
        for (int word = 0; word < words; word++)
        {
            Span<float> w = side.Numbers(word), v = context.Numbers(word);
            for (int k = 0; k < dimension; k++) sums[word * dimension + k] = w[k] + v[k];
        }
        return sums;
    }

    /// <summary>The same sums as vectors of words.</summary>
    /// <param name="words">The words in the order of their ids.</param>
    /// <exception cref="ArgumentException">There are not as many words as ids, or one occurs twice.</exception>
    public WordVectors ToWordVectors(IReadOnlyList<string> words) => words.Count == this.words ? WordVectors.Of(words, Vectors(), options.Dimension)
        : throw new ArgumentException($"The training has {this.words} ids, but {words.Count} words were given.", nameof(words));

    /// <summary>A copy of the parameters as they are now.</summary>
    public GloveParameters Parameters() => new(side.ToTensor(options.Dimension), context.ToTensor(options.Dimension), torch.tensor(side.Biases), torch.tensor(context.Biases));

    /// <summary>What the model says of a pair: w(i) . v(j) + b(i) + c(j), to be compared with log X(i, j).</summary>
    /// <param name="word">The id i.</param>
    /// <param name="context">The id j.</param>
    public double Predict(int word, int context) =>
        DotProduct.Of(side.Vector(word), this.context.Vector(context)) + side.Biases[word] + this.context.Biases[context];

    private int Seed(int block) => HashOf(options.Seed, epochs, block);

    /// <summary>A seed for each block and epoch; any mixing that is the same on every machine will do.</summary>
    private static int HashOf(int seed, int epoch, int block) => unchecked(((seed * 31 + epoch) * 4099 + block) * -1640531535);

    private static T[] Shuffled<T>(IEnumerable<T> items, int seed)
    {
        T[] shuffled = [.. items];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    private double Visit(int block)
    {
        new Random(Seed(block)).Shuffle(blocks[block]);
        double loss = 0;
        foreach (ref readonly Pair pair in blocks[block].AsSpan())
            loss += Step(pair);
        return loss;
    }

    private double Step(in Pair pair)
    {
        Span<Lanes> w = side.Vector(pair.Word), v = context.Vector(pair.Context);
        ref float b = ref side.Biases[pair.Word], c = ref context.Biases[pair.Context];
        float error = DotProduct.Of(w, v) + b + c - pair.Log;
        float slope = pair.Weight * error;
        Descend(w, v, side.SquaresOf(pair.Word), context.SquaresOf(pair.Context), slope, (float)options.LearningRate);
        Descend(ref b, ref side.BiasSquares[pair.Word], slope);
        Descend(ref c, ref context.BiasSquares[pair.Context], slope);
        return (double)slope * error;
    }

    /// <summary>AdaGrad for the two vectors of a pair: each step is divided by the root of the squares seen before it.</summary>
    private static void Descend(Span<Lanes> w, Span<Lanes> v, Span<Lanes> wSquares, Span<Lanes> vSquares, float slope, float rate)
    {
        Lanes slopes = Vector256.Create(slope), rates = Vector256.Create(rate);
        for (int k = 0; k < w.Length; k++)
        {
            Lanes dw = slopes * v[k], dv = slopes * w[k];
            w[k] -= rates * dw / Vector256.Sqrt(wSquares[k]);
            v[k] -= rates * dv / Vector256.Sqrt(vSquares[k]);
            wSquares[k] += dw * dw;
            vSquares[k] += dv * dv;
        }
    }

    private void Descend(ref float bias, ref float squares, float slope)
    {
        bias -= (float)options.LearningRate * slope / MathF.Sqrt(squares);
        squares += slope * slope;
    }

    private static Pair[][] Sorted(CoOccurrences counts, GloveOptions options)
    {
        var blocks = new List<Pair>[Parts * Parts];
        for (int block = 0; block < blocks.Length; block++) blocks[block] = [];
        for (int word = 0; word < counts.Words; word++)
        {
            var (contexts, values) = counts.Row(word);
            for (int i = 0; i < contexts.Length; i++)
            {
                int context = contexts.Span[i];
                double count = values.Span[i];
                double weight = Math.Min(1, Math.Pow(count / options.XMax, options.Alpha));
                blocks[word % Parts * Parts + context % Parts].Add(new Pair(word, context, (float)Math.Log(count), (float)weight));
            }
        }
        return [.. blocks.Select(block => block.ToArray())];
    }

    /// <summary>One pair: the ids, the logarithm of its count, and its weight.</summary>
    private readonly record struct Pair(int Word, int Context, float Log, float Weight);

    /// <summary>
    /// The parameters of all words in one of the two roles, and the squares AdaGrad has seen, which start at 1. A vector
    /// fills whole lanes; what lies beyond its last number is zero and stays zero, because its slope is.
    /// </summary>
    private sealed class Side
    {
        private readonly int lanes;
        private readonly Lanes[] vectors, squares;

        public Side(int words, int dimension, Random random)
        {
            lanes = (dimension + Lanes.Count - 1) / Lanes.Count;
            (vectors, squares) = (new Lanes[words * lanes], new Lanes[words * lanes]);
            (Biases, BiasSquares) = (new float[words], new float[words]);
            for (int word = 0; word < words; word++)
                foreach (ref float value in Numbers(word)[..dimension])
                    value = (float)((random.NextDouble() - 0.5) / dimension);
            Array.Fill(squares, Lanes.One);
            Array.Fill(BiasSquares, 1);
        }

        public float[] Biases { get; }

        public float[] BiasSquares { get; }

        public Span<Lanes> Vector(int word) => vectors.AsSpan(word * lanes, lanes);

        public Span<Lanes> SquaresOf(int word) => squares.AsSpan(word * lanes, lanes);

        public Span<float> Numbers(int word) => MemoryMarshal.Cast<Lanes, float>(Vector(word));

        public torch.Tensor ToTensor(int dimension) =>
            torch.tensor(MemoryMarshal.Cast<Lanes, float>(vectors).ToArray()).reshape(Biases.Length, -1).narrow(1, 0, dimension).contiguous();
    }
}

/// <summary>What a GloVe model learns.</summary>
/// <param name="W">Vectors of the words, w(i), shape (words, d), float32.</param>
/// <param name="V">Vectors of the words as contexts, v(j), shape (words, d).</param>
/// <param name="B">Biases of the words, b(i), shape (words).</param>
/// <param name="C">Biases of the contexts, c(j), shape (words).</param>
public sealed record GloveParameters(torch.Tensor W, torch.Tensor V, torch.Tensor B, torch.Tensor C);
