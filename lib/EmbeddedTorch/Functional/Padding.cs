namespace TorchSharp;

/// <summary>What stands beside a padded tensor.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,
    /// <summary>The tensor mirrored at its edge.</summary>
    Reflect = 1,
    /// <summary>The element at the edge again and again.</summary>
    Replicate = 2,
    /// <summary>The tensor's other end.</summary>
    Circular = 3,
    /// <summary>One value.</summary>
    Constant = 4,
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// The input with elements added (negative: cut) before and after: two numbers for the last dimension, two for the
            /// one before, and so on. Only constant padding is supported by this engine.
            /// </summary>
            /// <exception cref="ExternalException">The numbers do not come in pairs, or there are too many.</exception>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                if (mode is not (PaddingModes.Constant or PaddingModes.Zeros)) throw new NotSupportedException($"pad: mode {mode} is not supported by this engine; use Constant");
                if (pad.Length % 2 != 0 || pad.Length > 2 * input.Rank) throw new ExternalException($"pad: {pad.Length} numbers do not fit shape {Shape.Text(input.sizes)}; give two for each dimension, the last one first");
                var result = input;
                for (var pair = 0; pair < pad.Length / 2; pair++) result = Padded(result, input.Rank - 1 - pair, pad[2 * pair], pad[2 * pair + 1], value);
                return result;
            }

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, pad.ToArray(), mode, value);

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, new[] { pad.Item1, pad.Item2 }, mode, value);

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, new[] { pad.Item1, pad.Item2, pad.Item3, pad.Item4 }, mode, value);

            static Tensor Padded(Tensor x, int d, long before, long after, double value)
            {
                if (x.sizes[d] + Math.Min(0, before) + Math.Min(0, after) < 0)
                {
                    throw new ExternalException($"pad: {before} and {after} cut more than there is of dimension {d} of shape {Shape.Text(x.sizes)}");
                }
                var start = Math.Max(0, -before);
                var kept = x.narrow(d, start, x.sizes[d] - start - Math.Max(0, -after));
                var parts = new List<Tensor>();
                if (before > 0) parts.Add(Filling.Full(value, Shape.With(x.sizes, d, before), x.Type));
                parts.Add(kept);
                if (after > 0) parts.Add(Filling.Full(value, Shape.With(x.sizes, d, after), x.Type));
                return parts.Count == 1 ? kept : cat(parts, d);
            }
        }
    }
}
