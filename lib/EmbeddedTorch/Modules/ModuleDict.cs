using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Modules under keys, in the order in which they were added; they belong to the module that holds the dictionary.</summary>
    /// <typeparam name="T">Type of the modules.</typeparam>
    public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)> where T : nn.Module
    {
        /// <summary>An empty dictionary.</summary>
        public ModuleDict() : base(nameof(ModuleDict<T>))
        {
        }

        /// <summary>The module of a key; setting a new key appends it.</summary>
        public T this[string key]
        {
            get => (T)_internal_submodules[key];
            set => _internal_submodules[key] = value;
        }

        /// <summary>The entry at a position.</summary>
        public (string, T) this[int index]
        {
            get => (_internal_submodules[index].Item1, (T)_internal_submodules[index].Item2);
            set => _internal_submodules[index] = (value.Item1, value.Item2);
        }

        /// <summary>The number of modules.</summary>
        public int Count => _internal_submodules.Count;

        /// <summary>False.</summary>
        public bool IsReadOnly => false;

        /// <summary>The keys in order.</summary>
        public ICollection<string> Keys => _internal_submodules.Keys;

        /// <summary>The modules in order.</summary>
        public ICollection<T> Values => [.. values()];

        /// <summary>The keys in order.</summary>
        public IEnumerable<string> keys() => _internal_submodules.keys();

        /// <summary>The modules in order.</summary>
        public IEnumerable<T> values() => _internal_submodules.values().Cast<T>();

        /// <summary>The entries in order.</summary>
        public IEnumerator<(string, T)> items() => Entries().GetEnumerator();

        /// <summary>The entries in order.</summary>
        public IEnumerator<(string, T)> GetEnumerator() => items();

        IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator()
            => Entries().Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => items();

        /// <summary>Adds a module under a key.</summary>
        /// <exception cref="ArgumentException">The key is taken.</exception>
        public void Add(string key, T value) => register_module(key, value);

        /// <inheritdoc cref="Add(string, T)"/>
        public void Add((string, T) item) => Add(item.Item1, item.Item2);

        /// <inheritdoc cref="Add(string, T)"/>
        public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

        /// <summary>Puts a module at a position.</summary>
        public void Insert(int index, (string, T) item) => _internal_submodules.Insert(index, (item.Item1, item.Item2));

        /// <summary>Removes all modules.</summary>
        public void Clear() => ClearModules();

        /// <summary>Removes all modules.</summary>
        public void clear() => ClearModules();

        /// <summary>Whether there is such an entry.</summary>
        public bool Contains((string, T) item) => _internal_submodules.Contains((item.Item1, item.Item2));

        /// <summary>Whether there is such an entry.</summary>
        public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));

        /// <summary>Whether there is such a key.</summary>
        public bool ContainsKey(string key) => _internal_submodules.ContainsKey(key);

        /// <summary>The position of an entry, or -1.</summary>
        public int IndexOf((string, T) item) => _internal_submodules.IndexOf((item.Item1, item.Item2));

        /// <summary>Removes the module of a key; false if there is none.</summary>
        public bool Remove(string key) => _internal_submodules.Remove(key);

        /// <summary>Removes an entry; false if it is not here.</summary>
        public bool Remove((string, T) item) => _internal_submodules.Remove((item.Item1, item.Item2));

        /// <summary>Removes an entry; false if it is not here.</summary>
        public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

        /// <summary>Removes the entry at a position.</summary>
        public void RemoveAt(int index) => _internal_submodules.RemoveAt(index);

        /// <summary>The module of a key; false if there is none.</summary>
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
        {
            value = _internal_submodules.TryGetValue(key, out var module) ? (T)module : null;
            return value is not null;
        }

        /// <summary>Writes the entries to an array.</summary>
        public void CopyTo((string, T)[] array, int arrayIndex) => Entries().ToList().CopyTo(array, arrayIndex);

        /// <summary>Writes the entries to an array.</summary>
        public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex)
        {
            foreach (var (key, module) in Entries()) array[arrayIndex++] = new(key, module);
        }

        /// <summary>Does nothing: modules are registered as they are added.</summary>
        protected override void RegisterComponents()
        {
        }

        IEnumerable<(string, T)> Entries()
        {
            foreach (var (key, module) in _internal_submodules) yield return (key, (T)module);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Modules under keys.</summary>
            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module
            {
                var result = new ModuleDict<T>();
                foreach (var entry in modules) result.Add(entry);
                return result;
            }

            /// <summary>Modules under keys.</summary>
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);
        }
    }
}
