using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>What to do with one run of elements along the innermost dimension of several operands.</summary>
internal interface IRun
{
    /// <summary>Works on <paramref name="count"/> elements: operand k starts at element at[k] of its storage and advances by step[k].</summary>
    void Run(ReadOnlySpan<long> at, ReadOnlySpan<long> step, int count);
}

/// <summary>
/// Walks several operands over a common shape, as one loop nest: dimensions that are contiguous with each other in every
/// operand become one, so that contiguous operands are one run. Operands of smaller shape are broadcast.
/// </summary>
internal static class StridedLoop
{
    internal static void Over<TRun>(ReadOnlySpan<long> shape, ref TRun body, params ReadOnlySpan<Tensor> operands)
        where TRun : struct, IRun
    {
        var n = operands.Length;
        Span<long> sizes = stackalloc long[shape.Length + 1];
        Span<long> steps = stackalloc long[n * (shape.Length + 1)];
        Span<long> at = stackalloc long[n];
        for (var k = 0; k < n; k++) at[k] = operands[k].offset;

        var levels = Coalesce(shape, operands, sizes, steps);
        if (levels < 0) return;
        if (levels <= 1)
        {
            body.Run(at, steps[..n], levels == 0 ? 1 : (int)sizes[0]);
            return;
        }
        Nest(sizes[..levels], steps, at, ref body);
    }

    /// <summary>Loop levels from the innermost out; -1 if there is nothing to do.</summary>
    static int Coalesce(ReadOnlySpan<long> shape, ReadOnlySpan<Tensor> operands, Span<long> sizes, Span<long> steps)
    {
        var n = operands.Length;
        var levels = 0;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            if (shape[d] == 0) return -1;
            if (shape[d] == 1) continue;
            var level = steps.Slice(levels * n, n);
            for (var k = 0; k < n; k++) level[k] = Step(operands[k], d - shape.Length);
            if (levels > 0 && Continues(level, steps.Slice((levels - 1) * n, n), sizes[levels - 1])) sizes[levels - 1] *= shape[d];
            else sizes[levels++] = shape[d];
        }
        return levels;
    }

    static long Step(Tensor operand, int fromEnd)
    {
        var d = operand.sizes.Length + fromEnd;
        return d < 0 || operand.sizes[d] == 1 ? 0 : operand.strides[d];
    }

    static bool Continues(ReadOnlySpan<long> outer, ReadOnlySpan<long> inner, long innerSize)
    {
        for (var k = 0; k < outer.Length; k++)
        {
            if (outer[k] != inner[k] * innerSize) return false;
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Nest<TRun>(ReadOnlySpan<long> sizes, ReadOnlySpan<long> steps, Span<long> at, ref TRun body)
        where TRun : struct, IRun
    {
        var n = at.Length;
        Span<long> index = stackalloc long[sizes.Length];
        index.Clear();
        while (true)
        {
            body.Run(at, steps[..n], (int)sizes[0]);
            var level = 1;
            while (true)
            {
                var step = steps.Slice(level * n, n);
                for (var k = 0; k < n; k++) at[k] += step[k];
                if (++index[level] < sizes[level]) break;
                index[level] = 0;
                for (var k = 0; k < n; k++) at[k] -= step[k] * sizes[level];
                if (++level == sizes.Length) return;
            }
        }
    }
}
