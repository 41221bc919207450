using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Runs kernels at a given vector width, so that this machine tests the code of other machines too.</summary>
internal static unsafe class AtWidth
{
    public static T[] Map<F, T>(int bits, T[] x)
        where F : struct, IUnary
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] y = new T[x.Length];
        fixed (T* px = x, py = y)
        {
            switch (bits)
            {
                case 128: Elementwise.Map<F, Simd128<T>, T>(px, py, x.Length); break;
                case 256: Elementwise.Map<F, Simd256<T>, T>(px, py, x.Length); break;
                case 512: Elementwise.Map<F, Simd512<T>, T>(px, py, x.Length); break;
                default: throw new ArgumentException($"no vectors of {bits} bits");
            }
        }
        return y;
    }

    public static T Sum<T>(int bits, T[] x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* px = x)
            return bits switch
            {
                128 => Reduction.Sum<Simd128<T>, T>(px, x.Length),
                256 => Reduction.Sum<Simd256<T>, T>(px, x.Length),
                512 => Reduction.Sum<Simd512<T>, T>(px, x.Length),
                _ => throw new ArgumentException($"no vectors of {bits} bits")
            };
    }

    public static T Dot<T>(int bits, T[] a, T[] b) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pa = a, pb = b)
            return bits switch
            {
                128 => Reduction.Dot<Simd128<T>, T>(pa, pb, a.Length),
                256 => Reduction.Dot<Simd256<T>, T>(pa, pb, a.Length),
                512 => Reduction.Dot<Simd512<T>, T>(pa, pb, a.Length),
                _ => throw new ArgumentException($"no vectors of {bits} bits")
            };
    }

    public static T Max<T>(int bits, T[] x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* px = x)
            return bits switch
            {
                128 => Reduction.Max<Simd128<T>, T>(px, x.Length),
                256 => Reduction.Max<Simd256<T>, T>(px, x.Length),
                512 => Reduction.Max<Simd512<T>, T>(px, x.Length),
                _ => throw new ArgumentException($"no vectors of {bits} bits")
            };
    }

    public static T[] Softmax<T>(int bits, T[] x, int columns, bool logarithm) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] y = new T[x.Length];
        int rows = x.Length / columns;
        fixed (T* px = x, py = y)
        {
            switch (bits, logarithm)
            {
                case (128, false): Kernels.Softmax.Forward<Simd128<T>, T>(px, py, rows, columns); break;
                case (256, false): Kernels.Softmax.Forward<Simd256<T>, T>(px, py, rows, columns); break;
                case (512, false): Kernels.Softmax.Forward<Simd512<T>, T>(px, py, rows, columns); break;
                case (128, true): Kernels.Softmax.LogForward<Simd128<T>, T>(px, py, rows, columns); break;
                case (256, true): Kernels.Softmax.LogForward<Simd256<T>, T>(px, py, rows, columns); break;
                case (512, true): Kernels.Softmax.LogForward<Simd512<T>, T>(px, py, rows, columns); break;
                default: throw new ArgumentException($"no vectors of {bits} bits");
            }
        }
        return y;
    }

    public static T[] Map<F, T>(int bits, T[] a, T[] b)
        where F : struct, IBinary
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] y = new T[a.Length];
        fixed (T* pa = a, pb = b, py = y)
        {
            switch (bits)
            {
                case 128: Elementwise.Map<F, Simd128<T>, T>(pa, pb, py, a.Length); break;
                case 256: Elementwise.Map<F, Simd256<T>, T>(pa, pb, py, a.Length); break;
                case 512: Elementwise.Map<F, Simd512<T>, T>(pa, pb, py, a.Length); break;
                default: throw new ArgumentException($"no vectors of {bits} bits");
            }
        }
        return y;
    }

    public static T[] Map<F, T>(int bits, T[] a, T b)
        where F : struct, IBinary
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] y = new T[a.Length];
        fixed (T* pa = a, py = y)
        {
            switch (bits)
            {
                case 128: Elementwise.Map<F, Simd128<T>, T>(pa, b, py, a.Length); break;
                case 256: Elementwise.Map<F, Simd256<T>, T>(pa, b, py, a.Length); break;
                case 512: Elementwise.Map<F, Simd512<T>, T>(pa, b, py, a.Length); break;
                default: throw new ArgumentException($"no vectors of {bits} bits");
            }
        }
        return y;
    }

    public static double[] ColumnSums(int bits, double[] x, int columns)
    {
        double[] y = new double[columns];
        fixed (double* px = x, py = y)
        {
            switch (bits)
            {
                case 128: Columns.AddSums<Simd128<double>, double>(new Matrix<double>(px, new Layout(x.Length / columns, columns, columns, 1)), py); break;
                case 256: Columns.AddSums<Simd256<double>, double>(new Matrix<double>(px, new Layout(x.Length / columns, columns, columns, 1)), py); break;
                case 512: Columns.AddSums<Simd512<double>, double>(new Matrix<double>(px, new Layout(x.Length / columns, columns, columns, 1)), py); break;
                default: throw new ArgumentException($"no vectors of {bits} bits");
            }
        }
        return y;
    }

    public static double[] LogSoftmaxGradient(int bits, double[] y, double[] dy, int columns)
    {
        double[] dx = new double[y.Length];
        int rows = y.Length / columns;
        fixed (double* py = y, pdy = dy, pdx = dx)
        {
            switch (bits)
            {
                case 128: Kernels.Softmax.LogBackward<Simd128<double>, double>(py, pdy, pdx, rows, columns); break;
                case 256: Kernels.Softmax.LogBackward<Simd256<double>, double>(py, pdy, pdx, rows, columns); break;
                case 512: Kernels.Softmax.LogBackward<Simd512<double>, double>(py, pdy, pdx, rows, columns); break;
                default: throw new ArgumentException($"no vectors of {bits} bits");
            }
        }
        return dx;
    }

    public static double[] AddScaled(int bits, double alpha, double[] x, double[] y)
    {
        double[] sum = [.. y];
        fixed (double* px = x, psum = sum)
        {
            switch (bits)
            {
                case 128: Elementwise.AddScaled<Simd128<double>, double>(alpha, px, psum, x.Length); break;
                case 256: Elementwise.AddScaled<Simd256<double>, double>(alpha, px, psum, x.Length); break;
                case 512: Elementwise.AddScaled<Simd512<double>, double>(alpha, px, psum, x.Length); break;
                default: throw new ArgumentException($"no vectors of {bits} bits");
            }
        }
        return sum;
    }
}
