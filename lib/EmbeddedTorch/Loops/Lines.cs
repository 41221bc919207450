using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>What to do with one line of elements along a dimension of several operands.</summary>
internal interface ILine
{
    /// <summary>Works on one line: operand k starts at element at[k] of its storage; the body knows the steps.</summary>
    void Line(ReadOnlySpan<long> at);
}

/// <summary>Walks the lines along one dimension of several operands that agree in the others.</summary>
internal static class Lines
{
    internal static void Along<TLine>(int d, ref TLine body, params ReadOnlySpan<Tensor> operands) where TLine : struct, ILine
    {
        var shape = Shape.Without(operands[0].sizes, d);
        var heads = new Tensor[operands.Length];
        for (var k = 0; k < heads.Length; k++) heads[k] = Head(operands[k], d);
        var run = new EachLine<TLine>(body);
        StridedLoop.Over(shape, ref run, heads);
        foreach (var head in heads) head.Dispose();
    }

    static Tensor Head(Tensor x, int d)
        => new(x.Storage, Shape.Without(x.sizes, d), Shape.Without(x.strides, d), x.offset, scoped: false);

    struct EachLine<TLine>(TLine body) : IRun where TLine : struct, ILine
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(ReadOnlySpan<long> at, ReadOnlySpan<long> step, int count)
        {
            Span<long> line = stackalloc long[at.Length];
            at.CopyTo(line);
            for (var n = 0; n < count; n++)
            {
                body.Line(line);
                for (var k = 0; k < line.Length; k++) line[k] += step[k];
            }
        }
    }
}
