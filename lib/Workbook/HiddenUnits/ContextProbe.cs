namespace Workbook.HiddenUnits;

/// <summary>
/// Guesses a feature from the last few characters alone, as an opponent for a unit: the mean of the feature behind each
/// context in a training text, and a rare context asks the one that is shorter by a character:
/// m(h) = (sum(h) + s m(h')) / (count(h) + s), with s = 2, and the mean of the whole text at the end.
/// </summary>
public sealed class ContextProbe
{
    private const int LongestOrder = 7, BitsOfId = 8;
    private const double Strength = 2;
    private readonly Dictionary<ulong, (double Sum, int Count)> contexts = [];
    private readonly int order;

    /// <summary>Counts.</summary>
    /// <param name="ids">The encoded training text; ids below 256.</param>
    /// <param name="feature">Of the same text.</param>
    /// <param name="order">How many characters a context has, from 1 to 7; the one behind which the feature is asked is the last of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is not from 1 to 7.</exception>
    /// <exception cref="ArgumentException">Text and feature differ in length, or an id does not fit.</exception>
    public ContextProbe(ReadOnlyMemory<long> ids, TextFeature feature, int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, LongestOrder);
        if (ids.Length != feature.Values.Length) throw new ArgumentException($"The feature '{feature.Name}' has {feature.Values.Length} values for {ids.Length} characters; take both of the same text.", nameof(feature));
        this.order = order;
        for (int place = 0; place < ids.Length; place++)
            foreach (ulong key in Keys(ids, place))
            {
                var (sum, count) = contexts.GetValueOrDefault(key);
                contexts[key] = (sum + feature.Values[place], count + 1);
            }
    }

    /// <summary>The guess behind every character of a text.</summary>
    /// <param name="ids">The encoded text, of the same vocabulary.</param>
    /// <exception cref="ArgumentException">An id does not fit.</exception>
    public double[] Guess(ReadOnlyMemory<long> ids)
    {
        var guesses = new double[ids.Length];
        for (int place = 0; place < guesses.Length; place++)
            foreach (ulong key in Keys(ids, place))
            {
                if (!contexts.TryGetValue(key, out var seen)) break;
                guesses[place] = (seen.Sum + Strength * guesses[place]) / (seen.Count + Strength);
            }
        return guesses;
    }

    /// <summary>The contexts that end at a place, from the empty one to the longest: a 1 and then the ids, in bits.</summary>
    private IEnumerable<ulong> Keys(ReadOnlyMemory<long> ids, int place)
    {
        ulong packed = 0;
        yield return 1;
        for (int length = 1; length <= order && length <= place + 1; length++)
        {
            long id = ids.Span[place - length + 1];
            if (id is < 0 or >= 1 << BitsOfId) throw new ArgumentException($"The id {id} at position {place - length + 1} is not from 0 to {(1 << BitsOfId) - 1}.", nameof(ids));
            packed |= (ulong)id << (BitsOfId * (length - 1));
            yield return packed | (1UL << (BitsOfId * length));
        }
    }
}
