using System.Collections;
using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>A list of modules that belong to the module that holds it; named "0", "1", ...</summary>
    /// <typeparam name="T">Type of the modules.</typeparam>
    public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
    {
        readonly List<T> items = [];

        /// <summary>A list of the modules.</summary>
        public ModuleList(params T[] modules) : base(nameof(ModuleList<T>)) => extend(modules);

        /// <summary>The module at a position.</summary>
        public T this[int index]
        {
            get => items[index];
            set
            {
                items[index] = value;
                Renumber();
            }
        }

        /// <summary>The number of modules.</summary>
        public int Count => items.Count;

        /// <summary>False.</summary>
        public bool IsReadOnly => false;

        /// <summary>Adds a module at the end.</summary>
        public void Add(T item)
        {
            items.Add(item);
            register_module((Count - 1).ToString(CultureInfo.InvariantCulture), item);
        }

        /// <summary>Adds modules at the end.</summary>
        public void append(params T[] parameters) => extend(parameters);

        /// <summary>Adds modules at the end.</summary>
        public void extend(IEnumerable<T> modules)
        {
            foreach (var module in modules) Add(module);
        }

        /// <summary>Puts a module at a position.</summary>
        public void Insert(int index, T item)
        {
            items.Insert(index, item);
            Renumber();
        }

        /// <summary>Removes all modules.</summary>
        public void Clear()
        {
            items.Clear();
            Renumber();
        }

        /// <summary>Removes a module; false if it is not here.</summary>
        public bool Remove(T item)
        {
            var removed = items.Remove(item);
            Renumber();
            return removed;
        }

        /// <summary>Removes the module at a position.</summary>
        public void RemoveAt(int index)
        {
            items.RemoveAt(index);
            Renumber();
        }

        /// <summary>Whether a module is here.</summary>
        public bool Contains(T item) => items.Contains(item);

        /// <summary>The position of a module, or -1.</summary>
        public int IndexOf(T item) => items.IndexOf(item);

        /// <summary>Writes the modules to an array.</summary>
        public void CopyTo(T[] array, int arrayIndex) => items.CopyTo(array, arrayIndex);

        /// <summary>The modules in order.</summary>
        public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

        /// <summary>Does nothing: modules are registered as they are added.</summary>
        protected override void RegisterComponents()
        {
        }

        void Renumber()
        {
            ClearModules();
            for (var i = 0; i < items.Count; i++) register_module(i.ToString(CultureInfo.InvariantCulture), items[i]);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of modules.</summary>
            public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);

            /// <summary>A list of modules.</summary>
            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);
        }
    }
}
