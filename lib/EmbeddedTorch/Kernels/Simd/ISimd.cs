using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// A vector register of <typeparamref name="T"/> (float or double), so that each kernel is written once and compiled
/// for every width. Comparisons return a mask: all bits set in the lanes where they hold.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe interface ISimd<TSelf, T>
    where TSelf : unmanaged, ISimd<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Number of lanes.</summary>
    static abstract int Count { get; }

    static abstract TSelf Zero { get; }

    static abstract TSelf Broadcast(T value);

    static abstract TSelf Load(T* source);

    static abstract void Store(TSelf value, T* destination);

    /// <summary>Loads the first <paramref name="count"/> lanes, touching no memory behind them; the others are zero.</summary>
    static abstract TSelf LoadFirst(T* source, int count);

    /// <summary>Stores the first <paramref name="count"/> lanes, touching no memory behind them.</summary>
    static abstract void StoreFirst(TSelf value, T* destination, int count);

    /// <summary>A mask of the first <paramref name="count"/> lanes.</summary>
    static abstract TSelf First(int count);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator &(TSelf a, TSelf b);

    static abstract TSelf operator |(TSelf a, TSelf b);

    static abstract TSelf operator ^(TSelf a, TSelf b);

    /// <summary>a * b + c, rounded once where the machine can.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    static abstract TSelf Sqrt(TSelf a);

    static abstract TSelf Abs(TSelf a);

    /// <summary>The smaller lane; NaN if <paramref name="b"/> is. A NaN in <paramref name="a"/> may be lost.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The larger lane; NaN if <paramref name="b"/> is. A NaN in <paramref name="a"/> may be lost.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    static abstract TSelf GreaterThan(TSelf a, TSelf b);

    static abstract TSelf Equal(TSelf a, TSelf b);

    /// <summary>Lanes of <paramref name="a"/> where the mask is set, else of <paramref name="b"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf a, TSelf b);

    /// <summary>Adds the bit patterns as integers.</summary>
    static abstract TSelf AddBits(TSelf a, TSelf b);

    /// <summary>Shifts the bit patterns as unsigned integers.</summary>
    static abstract TSelf ShiftLeft(TSelf a, int bits);

    /// <inheritdoc cref="ShiftLeft"/>
    static abstract TSelf ShiftRight(TSelf a, int bits);

    /// <summary>a * 2^n for integral n; the result may be subnormal or infinite.</summary>
    static abstract TSelf Scale(TSelf a, TSelf n);

    /// <summary>Sum of all lanes.</summary>
    static abstract T Sum(TSelf a);

    /// <summary>Largest lane, for lanes without NaN.</summary>
    static abstract T Largest(TSelf a);

    /// <summary>Whether any lane of a mask is set.</summary>
    static abstract bool Any(TSelf mask);
}
