namespace TorchSharp;

public static partial class torch
{
    /// <summary>0, 1, ... below stop.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>start, start + 1, ... below stop.</summary>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>start, start + step, ... before stop: Int64 if all three are integers, else the default dtype.</summary>
    /// <exception cref="ExternalException">The step is 0 or leads away from stop.</exception>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        if (step.Double == 0 || (stop.Double - start.Double) / step.Double < 0)
        {
            throw new ExternalException(FormattableString.Invariant($"arange: the step {step.Double} does not lead from {start.Double} to {stop.Double}"));
        }
        var count = (long)Math.Ceiling((stop.Double - start.Double) / step.Double);
        var integers = !(start.IsFloating || stop.IsFloating || step.IsFloating);
        var type = dtype ?? (integers ? ScalarType.Int64 : get_default_dtype());
        RequireCpu(device, "arange");
        using var wide = Tensor.Uninitialized(integers ? ScalarType.Int64 : ScalarType.Float64, [count]);
        if (integers) Fill(wide.Span<long>(), i => start.Long + i * step.Long);
        else Fill(wide.Span<double>(), i => start.Double + i * step.Double);
        return Copying.Converted(wide, type).requires_grad_(requires_grad);
    }

    /// <summary>So many numbers from start to end, both included, at equal distances.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        RequireCpu(device, "linspace");
        if (steps < 0) throw new ExternalException($"linspace: the number of steps must not be negative, got {steps}");
        using var wide = Tensor.Uninitialized(ScalarType.Float64, [steps]);
        var step = (end - start) / Math.Max(1, steps - 1);
        Fill(wide.Span<double>(), i => i < steps / 2 || steps == 1 ? start + i * step : end - (steps - 1 - i) * step);
        return Copying.Converted(wide, dtype ?? get_default_dtype()).requires_grad_(requires_grad);
    }

    /// <summary>Ones on the diagonal, zeros elsewhere; as many columns as rows if not given.</summary>
    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var width = columns < 0 ? rows : columns;
        var result = Factories.Full(0, [rows, width], dtype, device, false);
        using var diagonal = result.View([Math.Min(rows, width)], [width + 1], 0);
        Filling.Fill(diagonal, 1);
        return result.requires_grad_(requires_grad);
    }

    static void Fill<T>(Span<T> target, Func<long, T> value)
    {
        for (var i = 0; i < target.Length; i++) target[i] = value(i);
    }
}
