using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>A relation between two numbers.</summary>
internal interface IRelation
{
    static abstract bool Holds<T>(T x, T y) where T : unmanaged, INumber<T>;
}

internal readonly struct Equal : IRelation
{
    public static bool Holds<T>(T x, T y) where T : unmanaged, INumber<T> => x == y;
}

internal readonly struct NotEqual : IRelation
{
    public static bool Holds<T>(T x, T y) where T : unmanaged, INumber<T> => x != y;
}

internal readonly struct Less : IRelation
{
    public static bool Holds<T>(T x, T y) where T : unmanaged, INumber<T> => x < y;
}

internal readonly struct LessOrEqual : IRelation
{
    public static bool Holds<T>(T x, T y) where T : unmanaged, INumber<T> => x <= y;
}

internal readonly struct Greater : IRelation
{
    public static bool Holds<T>(T x, T y) where T : unmanaged, INumber<T> => x > y;
}

internal readonly struct GreaterOrEqual : IRelation
{
    public static bool Holds<T>(T x, T y) where T : unmanaged, INumber<T> => x >= y;
}

internal readonly struct BothTrue : IRelation
{
    public static bool Holds<T>(T x, T y) where T : unmanaged, INumber<T> => !T.IsZero(x) && !T.IsZero(y);
}

internal readonly struct EitherTrue : IRelation
{
    public static bool Holds<T>(T x, T y) where T : unmanaged, INumber<T> => !T.IsZero(x) || !T.IsZero(y);
}

internal readonly struct OneTrue : IRelation
{
    public static bool Holds<T>(T x, T y) where T : unmanaged, INumber<T> => T.IsZero(x) != T.IsZero(y);
}

/// <summary>Elementwise relations; the result is a Bool tensor.</summary>
internal static class Comparison
{
    internal static Tensor Of<TRelation>(string operation, Tensor x, Tensor y) where TRelation : struct, IRelation
    {
        var result = Tensor.Uninitialized(ScalarType.Bool, Shape.Broadcast(x.sizes, y.sizes, operation));
        var type = Promotion.Of(x, y);
        using var left = Operand.OfType(x, type);
        using var right = Operand.OfType(y, type);
        var body = new Body<TRelation>(left.Tensor, right.Tensor, result);
        Dispatch.Numbers(type, ref body);
        return result;
    }

    internal static Tensor Of<TRelation>(string operation, Tensor x, Scalar y) where TRelation : struct, IRelation
    {
        using var number = Filling.Full(y, Shape.Scalar, Promotion.Of(x, y));
        return Of<TRelation>(operation, x, number);
    }

    readonly ref struct Body<TRelation>(Tensor x, Tensor y, Tensor result) : IForNumbers where TRelation : struct, IRelation
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var run = new RelationRun<TRelation, T>(x.Elements<T>(), y.Elements<T>(), result.Elements<byte>());
            StridedLoop.Over(result.sizes, ref run, x, y, result);
        }
    }

    readonly struct RelationRun<TRelation, T>(T[] x, T[] y, byte[] result) : IRun where TRelation : struct, IRelation where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(ReadOnlySpan<long> at, ReadOnlySpan<long> step, int count)
        {
            if (step[0] == 1 && step[1] == 0 && step[2] == 1)
            {
                Against(x.AsSpan((int)at[0], count), y[at[1]], result.AsSpan((int)at[2], count));
                return;
            }
            var (i, j, k) = (at[0], at[1], at[2]);
            for (var n = 0; n < count; n++, i += step[0], j += step[1], k += step[2])
            {
                result[k] = TRelation.Holds(x[i], y[j]) ? (byte)1 : (byte)0;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        static void Against(ReadOnlySpan<T> from, T number, Span<byte> to)
        {
            for (var i = 0; i < from.Length && i < to.Length; i++) to[i] = TRelation.Holds(from[i], number) ? (byte)1 : (byte)0;
        }
    }
}
