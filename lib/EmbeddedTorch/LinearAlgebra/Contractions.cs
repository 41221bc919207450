namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of products over the last dimensions of this tensor and the first of the other.</summary>
        public Tensor tensordot(Tensor b, long dims = 2)
            => tensordot(b, [.. Enumerable.Range(0, (int)dims).Select(i => Rank - dims + i)], [.. Enumerable.Range(0, (int)dims).Select(i => (long)i)]);

        /// <summary>The sum of products over pairs of dimensions.</summary>
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2)
        {
            var first = Enumerable.Range(0, Rank).Select(d => (char)('a' + d)).ToArray();
            var second = Enumerable.Range(0, b.Rank).Select(d => (char)('A' + d)).ToArray();
            for (var i = 0; i < dims1.Length; i++)
            {
                second[Shape.Dimension(dims2[i], b.Rank, "tensordot")] = first[Shape.Dimension(dims1[i], Rank, "tensordot")];
            }
            var output = string.Concat(first.Except(second)) + string.Concat(second.Except(first));
            return Einstein.Sum($"{string.Concat(first)},{string.Concat(second)}->{output}", [this, b]);
        }

        /// <summary>The sum of products over the last dimensions of both.</summary>
        public Tensor inner(Tensor vec2)
            => Rank == 0 || vec2.Rank == 0 ? mul(vec2) : tensordot(vec2, [-1], [-1]);
    }
}

public static partial class torch
{
    /// <inheritdoc cref="Tensor.tensordot(Tensor, long)"/>
    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2) => a.tensordot(b, dims);

    /// <inheritdoc cref="Tensor.tensordot(Tensor, long[], long[])"/>
    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2) => a.tensordot(b, dims1, dims2);
}
