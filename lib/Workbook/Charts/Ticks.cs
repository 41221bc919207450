using System.Globalization;

namespace Workbook.Charts;

/// <summary>Round numbers along an axis, linear or logarithmic, and where they stand.</summary>
internal sealed class Ticks
{
    private readonly double low, high;
    private readonly bool logarithmic;

    private Ticks(double low, double high, bool logarithmic, IReadOnlyList<double> values)
    {
        (this.low, this.high, this.logarithmic) = (low, high, logarithmic);
        Values = values;
    }

    /// <summary>The round numbers, in ascending order.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Ticks that span the values; non-finite ones, and for a logarithmic axis those not above zero, are left out of account.</summary>
    public static Ticks Over(IEnumerable<double> values, bool logarithmic)
    {
        var usable = values.Where(value => double.IsFinite(value) && (!logarithmic || value > 0)).DefaultIfEmpty(1).ToList();
        return logarithmic ? PowersOfTen(usable.Min(), usable.Max()) : Linear(usable.Min(), usable.Max());
    }

    /// <summary>The share of the axis, 0 to 1, at which a value stands; NaN for a value the axis cannot show.</summary>
    public double Position(double value) => logarithmic
        ? (value > 0 ? (Math.Log10(value) - Math.Log10(low)) / (Math.Log10(high) - Math.Log10(low)) : double.NaN)
        : (value - low) / (high - low);

    /// <summary>The label of a tick.</summary>
    public string Label(double value) => logarithmic && (value >= 1e4 || value < 1e-3)
        ? "1e" + Math.Round(Math.Log10(value)).ToString(CultureInfo.InvariantCulture)
        : Math.Round(value, 10).ToString("G6", CultureInfo.InvariantCulture);

    private static Ticks Linear(double smallest, double largest)
    {
        if (largest - smallest < 1e-12 * Math.Max(1, Math.Abs(largest))) (smallest, largest) = (smallest - 0.5, largest + 0.5);
        double step = RoundStep((largest - smallest) / 5);
        double low = Math.Floor(smallest / step + 1e-9) * step, high = Math.Ceiling(largest / step - 1e-9) * step;
        int count = (int)Math.Round((high - low) / step);
        return new Ticks(low, high, false, [.. Enumerable.Range(0, count + 1).Select(i => low + i * step)]);
    }

    /// <summary>At most eight powers of ten, multiples of one round exponent, so that 1 is among them when the values reach it.</summary>
    private static Ticks PowersOfTen(double smallest, double largest)
    {
        int low = (int)Math.Floor(Math.Log10(smallest) + 1e-9), high = Math.Max(low + 1, (int)Math.Ceiling(Math.Log10(largest) - 1e-9));
        int stride = (int)RoundStep(Math.Max(1, (high - low) / 7.0));
        low = stride * (int)Math.Floor((double)low / stride);
        high = stride * (int)Math.Ceiling((double)high / stride);
        var powers = Enumerable.Range(0, (high - low) / stride + 1).Select(i => Math.Pow(10, low + i * stride));
        return new Ticks(Math.Pow(10, low), Math.Pow(10, high), true, [.. powers]);
    }

    /// <summary>The next 1, 2 or 5 times a power of ten.</summary>
    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return new[] { 1.0, 2, 5, 10 }.First(factor => factor * power >= step * 0.999999) * power;
    }
}
