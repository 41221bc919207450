namespace Workbook.Vocabularies;

/// <summary>The symbols of a language, characters or words, and their ids 0, 1, 2, ...: both maps, and encoding and decoding of whole sequences.</summary>
/// <typeparam name="TSymbol">What a text consists of.</typeparam>
public abstract class Vocabulary<TSymbol> where TSymbol : notnull
{
    private readonly TSymbol[] symbols;
    private readonly Dictionary<TSymbol, long> ids;

    private protected Vocabulary(IEnumerable<TSymbol> symbols)
    {
        this.symbols = [.. symbols];
        ids = new Dictionary<TSymbol, long>(this.symbols.Length);
        foreach (var symbol in this.symbols)
            if (!ids.TryAdd(symbol, ids.Count))
                throw new ArgumentException($"{Describe(symbol)} is in the vocabulary twice; every symbol has one id.", nameof(symbols));
        if (this.symbols.Length == 0)
            throw new ArgumentException("A vocabulary needs at least one symbol; the text it was made of is empty.", nameof(symbols));
    }

    /// <summary>How many symbols there are: V in the formulas.</summary>
    public int Count => symbols.Length;

    /// <summary>The map from ids to symbols: symbol i stands at place i.</summary>
    public IReadOnlyList<TSymbol> Symbols => symbols;

    /// <summary>The map from symbols to ids.</summary>
    public IReadOnlyDictionary<TSymbol, long> Ids => ids;

    /// <summary>The id that fills up short sequences, or null.</summary>
    public long? PaddingId { get; private protected init; }

    /// <summary>The id that stands for every symbol outside the vocabulary, or null: then such a symbol is an error.</summary>
    public long? UnknownId { get; private protected init; }

    /// <summary>The id that ends a sequence, or null.</summary>
    public long? EndId { get; private protected init; }

    /// <summary>The symbol of an id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is not from 0 to one less than the count.</exception>
    public TSymbol this[long id] => id >= 0 && id < symbols.Length ? symbols[id]
        : throw new ArgumentOutOfRangeException(nameof(id), id, $"The ids of this vocabulary go from 0 to {symbols.Length - 1}.");

    /// <summary>Whether a symbol has an id of its own.</summary>
    public bool Contains(TSymbol symbol) => ids.ContainsKey(symbol);

    /// <summary>The id of a symbol, or that of the unknown symbol.</summary>
    /// <exception cref="ArgumentException">The symbol is not in the vocabulary, and there is no unknown symbol.</exception>
    public long Id(TSymbol symbol) => ids.TryGetValue(symbol, out long id) ? id : UnknownId
        ?? throw new ArgumentException($"{Describe(symbol)} is not one of the {Count} symbols of this vocabulary.", nameof(symbol));

    /// <summary>The ids of a sequence.</summary>
    /// <param name="sequence">Symbols, for example the characters of a string.</param>
    /// <returns>One id per symbol.</returns>
    /// <exception cref="ArgumentException">A symbol is not in the vocabulary, and there is no unknown symbol; the message names it and its position.</exception>
    public long[] Encode(IEnumerable<TSymbol> sequence)
    {
        var encoded = new List<long>();
        foreach (var symbol in sequence)
        {
            if (!ids.TryGetValue(symbol, out long id))
                id = UnknownId ?? throw new ArgumentException($"{Describe(symbol)} at position {encoded.Count} is not one of the {Count} symbols of this vocabulary; build the vocabulary from all of the text, replace the symbol, or give the vocabulary an unknown symbol.", nameof(sequence));
            encoded.Add(id);
        }
        return [.. encoded];
    }

    private protected IEnumerable<TSymbol> SymbolsOf(IEnumerable<long> ids)
    {
        int position = 0;
        foreach (long id in ids)
        {
            if (id < 0 || id >= symbols.Length)
                throw new ArgumentException($"The id {id} at position {position} is outside this vocabulary, whose ids go from 0 to {symbols.Length - 1}.", nameof(ids));
            yield return symbols[id];
            position++;
        }
    }

    /// <summary>A symbol as error messages write it.</summary>
    private protected abstract string Describe(TSymbol symbol);
}
