using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>Copies elements between tensors of any dtype and layout.</summary>
internal static class Copying
{
    /// <summary>Writes <paramref name="source"/>, broadcast and converted, into <paramref name="target"/>.</summary>
    internal static void Copy(Tensor source, Tensor target)
    {
        if (source.Type == target.Type)
        {
            switch (source.Type.Size())
            {
                case 1: CopySame<byte>(source, target); break;
                case 4: CopySame<float>(source, target); break;
                default: CopySame<double>(source, target); break;
            }
            return;
        }
        var body = new FromAny(source, target);
        Dispatch.Numbers(source.Type, ref body);
    }

    /// <summary>The values as a contiguous tensor of their own, without a history.</summary>
    internal static Tensor Clone(Tensor source) => Converted(source, source.Type);

    /// <summary>The values in another dtype as a contiguous tensor of their own, without a history.</summary>
    internal static Tensor Converted(Tensor source, ScalarType type)
    {
        var result = Tensor.Uninitialized(type, source.sizes);
        Copy(source, result);
        return result;
    }

    static void CopySame<T>(Tensor source, Tensor target) where T : unmanaged
    {
        if (source.dense && target.dense && source.count == target.count)
        {
            source.Span<T>().CopyTo(target.Span<T>());
            return;
        }
        if (Transposing.Fits(source, target))
        {
            Transposing.Copy<T>(source, target);
            return;
        }
        var run = new SameRun<T>(source.Elements<T>(), target.Elements<T>());
        StridedLoop.Over(target.sizes, ref run, source, target);
    }

    readonly struct SameRun<T>(T[] source, T[] target) : IRun where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(ReadOnlySpan<long> at, ReadOnlySpan<long> step, int count)
        {
            if (step[0] == 1 && step[1] == 1)
            {
                source.AsSpan((int)at[0], count).CopyTo(target.AsSpan((int)at[1], count));
                return;
            }
            if (step[0] == 0 && step[1] == 1)
            {
                target.AsSpan((int)at[1], count).Fill(source[at[0]]);
                return;
            }
            var (from, to) = (at[0], at[1]);
            for (var i = 0; i < count; i++, from += step[0], to += step[1]) target[to] = source[from];
        }
    }

    readonly struct FromAny(Tensor source, Tensor target) : IForNumbers
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            if (target.Type == ScalarType.Bool)
            {
                var run = new ToBooleans<T>(source.Elements<T>(), target.Elements<byte>());
                StridedLoop.Over(target.sizes, ref run, source, target);
                return;
            }
            var body = new ToAny<T>(source, target);
            Dispatch.Numbers(target.Type, ref body);
        }
    }

    readonly struct ToAny<TFrom>(Tensor source, Tensor target) : IForNumbers where TFrom : unmanaged, INumber<TFrom>
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var run = new ConvertRun<TFrom, T>(source.Elements<TFrom>(), target.Elements<T>());
            StridedLoop.Over(target.sizes, ref run, source, target);
        }
    }

    readonly struct ConvertRun<TFrom, TTo>(TFrom[] source, TTo[] target) : IRun
        where TFrom : unmanaged, INumber<TFrom> where TTo : unmanaged, INumber<TTo>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(ReadOnlySpan<long> at, ReadOnlySpan<long> step, int count)
        {
            var (from, to) = (at[0], at[1]);
            for (var i = 0; i < count; i++, from += step[0], to += step[1]) target[to] = TTo.CreateTruncating(source[from]);
        }
    }

    readonly struct ToBooleans<TFrom>(TFrom[] source, byte[] target) : IRun where TFrom : unmanaged, INumber<TFrom>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(ReadOnlySpan<long> at, ReadOnlySpan<long> step, int count)
        {
            var (from, to) = (at[0], at[1]);
            for (var i = 0; i < count; i++, from += step[0], to += step[1]) target[to] = TFrom.IsZero(source[from]) ? (byte)0 : (byte)1;
        }
    }
}
