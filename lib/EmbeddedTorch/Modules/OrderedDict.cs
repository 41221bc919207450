using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>A dictionary that remembers the order in which keys were added.</summary>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)> where TKey : notnull
{
    readonly List<(TKey Key, TValue Value)> items = [];
    readonly Dictionary<TKey, TValue> byKey = [];

    /// <summary>An empty dictionary.</summary>
    public OrderedDict()
    {
    }

    /// <summary>The value of a key; setting a new key appends it.</summary>
    public TValue this[TKey key]
    {
        get => byKey[key];
        set
        {
            if (byKey.ContainsKey(key)) this[IndexOf(key)] = (key, value);
            else Add(key, value);
        }
    }

    /// <summary>The entry at a position.</summary>
    public (TKey, TValue) this[int index]
    {
        get => items[index];
        set
        {
            byKey.Remove(items[index].Key);
            byKey.Add(value.Item1, value.Item2);
            items[index] = value;
        }
    }

    /// <summary>The number of entries.</summary>
    public int Count => items.Count;

    /// <summary>False.</summary>
    public bool IsReadOnly => false;

    /// <summary>The keys in order.</summary>
    public ICollection<TKey> Keys => items.ConvertAll(item => item.Key);

    /// <summary>The values in order.</summary>
    public ICollection<TValue> Values => items.ConvertAll(item => item.Value);

    /// <summary>The keys in order.</summary>
    public IEnumerable<TKey> keys() => items.Select(item => item.Key);

    /// <summary>The values in order.</summary>
    public IEnumerable<TValue> values() => items.Select(item => item.Value);

    IEnumerator<(TKey, TValue)> Entries() => items.GetEnumerator();

    /// <summary>The entries in order.</summary>
    public IEnumerator<(TKey, TValue)> GetEnumerator() => Entries();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator()
        => items.Select(item => KeyValuePair.Create(item.Key, item.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Entries();

    /// <summary>Appends an entry.</summary>
    /// <exception cref="ArgumentException">The key is there already.</exception>
    public void Add(TKey key, TValue value)
    {
        byKey.Add(key, value);
        items.Add((key, value));
    }

    /// <inheritdoc cref="Add(TKey, TValue)"/>
    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);

    /// <inheritdoc cref="Add(TKey, TValue)"/>
    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    /// <summary>Puts an entry at a position.</summary>
    public void Insert(int index, (TKey, TValue) item)
    {
        byKey.Add(item.Item1, item.Item2);
        items.Insert(index, item);
    }

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        byKey.Clear();
        items.Clear();
    }

    /// <summary>Removes all entries.</summary>
    public void clear() => Clear();

    /// <summary>Whether there is such an entry.</summary>
    public bool Contains((TKey, TValue) item) => items.Contains(item);

    /// <summary>Whether there is such an entry.</summary>
    public bool Contains(KeyValuePair<TKey, TValue> item) => Contains((item.Key, item.Value));

    /// <summary>Whether there is such a key.</summary>
    public bool ContainsKey(TKey key) => byKey.ContainsKey(key);

    /// <summary>Writes the entries to an array.</summary>
    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => items.CopyTo(array, arrayIndex);

    /// <summary>Writes the entries to an array.</summary>
    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (var (key, value) in items) array[arrayIndex++] = new(key, value);
    }

    /// <summary>The position of an entry, or -1.</summary>
    public int IndexOf((TKey, TValue) item) => items.IndexOf(item);

    /// <summary>Removes the entry of a key; false if there is none.</summary>
    public bool Remove(TKey key)
    {
        if (!byKey.Remove(key)) return false;
        items.RemoveAt(IndexOf(key));
        return true;
    }

    /// <summary>Removes an entry; false if there is none.</summary>
    public bool Remove((TKey, TValue) item) => Contains(item) && Remove(item.Item1);

    /// <summary>Removes an entry; false if there is none.</summary>
    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove((item.Key, item.Value));

    /// <summary>Removes the entry at a position.</summary>
    public void RemoveAt(int index)
    {
        byKey.Remove(items[index].Key);
        items.RemoveAt(index);
    }

    /// <summary>The value of a key; false if there is none.</summary>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => byKey.TryGetValue(key, out value);

    int IndexOf(TKey key) => items.FindIndex(item => item.Key.Equals(key));
}
