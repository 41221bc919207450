using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>How vectors are read and written: whole, or only their first lanes at the end of a row.</summary>
internal unsafe interface ILanes<V, T>
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    V Load(T* source);

    void Store(V value, T* destination);
}

/// <summary>All lanes.</summary>
internal readonly unsafe struct WholeVector<V, T> : ILanes<V, T>
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Load(T* source) => V.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(V value, T* destination) => V.Store(value, destination);
}

/// <summary>The first lanes.</summary>
internal readonly unsafe struct FirstLanes<V, T>(int count) : ILanes<V, T>
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Load(T* source) => V.LoadFirst(source, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(V value, T* destination) => V.StoreFirst(value, destination, count);
}
