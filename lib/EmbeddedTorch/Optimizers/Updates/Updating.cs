using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>Runs updates in place over all weights of a parameter, in one pass over memory.</summary>
internal static unsafe class Updating
{
    /// <exception cref="ArgumentException">The gradient has another shape than the parameter.</exception>
    internal static void Run<U, T>(in U update, TensorState state, Tensor gradient)
        where U : struct, IUpdate<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var parameter = state._parameter;
        if (!Shape.Same(gradient.sizes, parameter.sizes))
        {
            throw new ArgumentException($"step: a parameter of shape {Shape.Text(parameter.sizes)} has a gradient of shape {Shape.Text(gradient.sizes)}; they must be the same");
        }
        using var weights = Operand.Contiguous(parameter);
        using var gradients = Operand.Contiguous(gradient, parameter.Type);
        fixed (T* w = weights.Tensor.Span<T>(), g = gradients.Tensor.Span<T>(), a = Buffer<U, T>(state, 0), b = Buffer<U, T>(state, 1), c = Buffer<U, T>(state, 2))
        {
            var arrays = new Arrays<T>(w, g, a, b, c);
            var length = (int)parameter.count;
            if (Vector512.IsHardwareAccelerated) Run<U, Simd512<T>, T>(update, arrays, length);
            else if (Vector256.IsHardwareAccelerated) Run<U, Simd256<T>, T>(update, arrays, length);
            else Run<U, Simd128<T>, T>(update, arrays, length);
        }
        if (!parameter.dense) Copying.Copy(weights.Tensor, parameter);
        parameter.Storage.Version++;
    }

    static Span<T> Buffer<U, T>(TensorState state, int index)
        where U : struct, IUpdate<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => index < U.Buffers ? state.Buffer(index).Span<T>() : default;

    internal static void Run<U, V, T>(U update, Arrays<T> arrays, int length)
        where U : struct, IUpdate<T>
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var work = new Ranges<U, V, T>(update, arrays, length);
        Threads.Run(work.Parts, ref work);
    }

    /// <summary>The weights divided among threads.</summary>
    readonly struct Ranges<U, V, T>(U update, Arrays<T> arrays, int length) : IParts
        where U : struct, IUpdate<T>
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        /// <summary>Weights that one thread should have at least: fewer take less time than sharing them.</summary>
        const int WeightsThatPay = 32_768;

        /// <summary>Parts begin at whole vectors.</summary>
        const int Granularity = 64;

        internal readonly int Parts = Math.Clamp(length / WeightsThatPay, 1, Threads.Count);

        public void Run(int part)
        {
            Updating.Run<U, V, T>(update, arrays, Start(part), part == Parts - 1 ? length : Start(part + 1));
        }

        int Start(int part) => (int)((long)length / Granularity * part / Parts) * Granularity;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Run<U, V, T>(U update, Arrays<T> arrays, int first, int end)
        where U : struct, IUpdate<T>
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var i = first;
        for (; i <= end - V.Count; i += V.Count) At<U, V, T, WholeVector<V, T>>(update, arrays, i, default);
        if (i < end) At<U, V, T, FirstLanes<V, T>>(update, arrays, i, new(end - i));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void At<U, V, T, L>(U update, Arrays<T> arrays, int i, L lanes)
        where U : struct, IUpdate<T>
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where L : struct, ILanes<V, T>
    {
        V w = lanes.Load(arrays.W + i), g = lanes.Load(arrays.G + i);
        var a = U.Buffers > 0 ? lanes.Load(arrays.A + i) : V.Zero;
        var b = U.Buffers > 1 ? lanes.Load(arrays.B + i) : V.Zero;
        var c = U.Buffers > 2 ? lanes.Load(arrays.C + i) : V.Zero;
        update.Apply(ref w, g, ref a, ref b, ref c);
        lanes.Store(w, arrays.W + i);
        if (U.Buffers > 0) lanes.Store(a, arrays.A + i);
        if (U.Buffers > 1) lanes.Store(b, arrays.B + i);
        if (U.Buffers > 2) lanes.Store(c, arrays.C + i);
    }

    /// <summary>Weights, gradients and the buffers of the update.</summary>
    internal readonly struct Arrays<T>(T* w, T* g, T* a, T* b, T* c) where T : unmanaged
    {
        internal readonly T* W = w, G = g, A = a, B = b, C = c;
    }
}
