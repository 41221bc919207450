using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>Sums, products, extremes, "all" and "any" over dimensions, without history.</summary>
internal static class Reducing
{
    /// <summary>
    /// The sum over the axes in the kept shape. Floating-point numbers are added up in double precision, integers in 64 bits.
    /// </summary>
    internal static Tensor Sum(Tensor x, in Axes axes, ScalarType type)
    {
        if (DenseSums.TrySum(x, axes.Kept, type) is { } sum) return sum;
        var wide = x.Type.IsFloating() || type.IsFloating() ? ScalarType.Float64 : ScalarType.Int64;
        return Fold<Sum>(x, axes.Kept, wide, 0, type);
    }

    internal static Tensor Product(Tensor x, in Axes axes, ScalarType type)
    {
        var wide = x.Type.IsFloating() || type.IsFloating() ? ScalarType.Float64 : ScalarType.Int64;
        return Fold<Product>(x, axes.Kept, wide, 1, type);
    }

    internal static Tensor Largest(Tensor x, in Axes axes) => Extreme<Larger>("max", x, axes);

    internal static Tensor Smallest(Tensor x, in Axes axes) => Extreme<Smaller>("min", x, axes);

    internal static Tensor All(Tensor x, in Axes axes)
    {
        using var truth = Operand.OfType(x, ScalarType.Bool);
        return Fold<Smaller>(truth.Tensor, axes.Kept, ScalarType.Bool, 1, ScalarType.Bool);
    }

    internal static Tensor Any(Tensor x, in Axes axes)
    {
        using var truth = Operand.OfType(x, ScalarType.Bool);
        return Fold<Larger>(truth.Tensor, axes.Kept, ScalarType.Bool, 0, ScalarType.Bool);
    }

    /// <summary>Adds up what broadcasting has stretched.</summary>
    internal static Tensor SumTo(Tensor x, long[] sizes)
    {
        var kept = new long[x.Rank];
        var lead = x.Rank - sizes.Length;
        for (var d = 0; d < kept.Length; d++) kept[d] = d < lead ? 1 : sizes[d - lead];
        var result = DenseSums.TrySum(x, kept, x.Type) ?? Fold<Sum>(x, kept, x.Type.IsFloating() ? ScalarType.Float64 : ScalarType.Int64, 0, x.Type);
        Tensor shaped;
        using (result) shaped = result.View(sizes, Shape.ContiguousStrides(sizes), result.offset);
        var original = x.sizes;
        Recording.Record("sum", shaped, x, (_, g, _) => g.expand(original));
        return shaped;
    }

    static Tensor Extreme<TOp>(string operation, Tensor x, in Axes axes) where TOp : struct, IBinaryOperation
    {
        if (axes.Count == 0) throw new ExternalException($"{operation}: a tensor of shape {Shape.Text(x.sizes)} has no element to choose from");
        var result = Tensor.Uninitialized(x.Type, axes.Kept);
        using (var first = x.View(axes.Kept, x.strides, x.offset)) Copying.Copy(first, result);
        Accumulate<TOp>(x, result);
        return result;
    }

    static Tensor Fold<TOp>(Tensor x, long[] kept, ScalarType wide, Scalar start, ScalarType type) where TOp : struct, IBinaryOperation
    {
        var accumulator = Filling.Full(start, kept, wide);
        Accumulate<TOp>(x, accumulator);
        if (wide == type) return accumulator;
        using (accumulator) return Copying.Converted(accumulator, type);
    }

    static void Accumulate<TOp>(Tensor x, Tensor accumulator) where TOp : struct, IBinaryOperation
    {
        var body = new Body<TOp>(x, accumulator);
        Dispatch.Numbers(x.Type, ref body);
    }

    readonly ref struct Body<TOp>(Tensor x, Tensor accumulator) : IForNumbers where TOp : struct, IBinaryOperation
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            if (x.Type == accumulator.Type) Over<T, T>();
            else if (accumulator.Type == ScalarType.Float64) Over<T, double>();
            else Over<T, long>();
        }

        void Over<T, TWide>() where T : unmanaged, INumber<T> where TWide : unmanaged, INumber<TWide>
        {
            var run = new FoldRun<TOp, T, TWide>(x.Elements<T>(), accumulator.Elements<TWide>());
            StridedLoop.Over(x.sizes, ref run, x, accumulator);
        }
    }

    readonly struct FoldRun<TOp, T, TWide>(T[] x, TWide[] accumulator) : IRun
        where TOp : struct, IBinaryOperation where T : unmanaged, INumber<T> where TWide : unmanaged, INumber<TWide>
    {
        public void Run(ReadOnlySpan<long> at, ReadOnlySpan<long> step, int count)
        {
            if (step[1] == 0) accumulator[at[1]] = TOp.Apply(accumulator[at[1]], Line(at[0], step[0], count));
            else Across(at[0], step[0], at[1], step[1], count);
        }

        /// <summary>Four independent chains, so that the processor need not wait for each addition.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        TWide Line(long i, long step, int count)
        {
            var a = TWide.CreateTruncating(x[i]);
            if (count < 8)
            {
                for (var n = 1; n < count; n++) a = TOp.Apply(a, TWide.CreateTruncating(x[i += step]));
                return a;
            }
            var (b, c, d) = (TWide.CreateTruncating(x[i + step]), TWide.CreateTruncating(x[i + 2 * step]), TWide.CreateTruncating(x[i + 3 * step]));
            var k = 4;
            for (i += 4 * step; k <= count - 4; k += 4, i += 4 * step)
            {
                a = TOp.Apply(a, TWide.CreateTruncating(x[i]));
                b = TOp.Apply(b, TWide.CreateTruncating(x[i + step]));
                c = TOp.Apply(c, TWide.CreateTruncating(x[i + 2 * step]));
                d = TOp.Apply(d, TWide.CreateTruncating(x[i + 3 * step]));
            }
            for (; k < count; k++, i += step) a = TOp.Apply(a, TWide.CreateTruncating(x[i]));
            return TOp.Apply(TOp.Apply(a, b), TOp.Apply(c, d));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void Across(long i, long step, long to, long toStep, int count)
        {
            for (var n = 0; n < count; n++, i += step, to += toStep)
            {
                accumulator[to] = TOp.Apply(accumulator[to], TWide.CreateTruncating(x[i]));
            }
        }
    }
}
