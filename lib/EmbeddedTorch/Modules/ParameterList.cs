using System.Collections;
using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>A list of parameters that belong to the module that holds it; named "0", "1", ...</summary>
    public class ParameterList : nn.Module, IList<Parameter>
    {
        readonly List<Parameter> items = [];

        /// <summary>A list of the parameters.</summary>
        public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList)) => extend(parameters);

        /// <summary>The parameter at a position.</summary>
        public Parameter this[int index]
        {
            get => items[index];
            set
            {
                items[index] = value;
                Renumber();
            }
        }

        /// <summary>The number of parameters.</summary>
        public int Count => items.Count;

        /// <summary>False.</summary>
        public bool IsReadOnly => false;

        /// <summary>Adds a parameter at the end.</summary>
        public void Add(Parameter item)
        {
            items.Add(item);
            register_parameter((Count - 1).ToString(CultureInfo.InvariantCulture), item);
        }

        /// <summary>Adds parameters at the end.</summary>
        public void append(params Parameter[] parameters) => extend(parameters);

        /// <summary>Adds parameters at the end.</summary>
        public void extend(IEnumerable<Parameter> parameters)
        {
            foreach (var parameter in parameters) Add(parameter);
        }

        /// <summary>Puts a parameter at a position.</summary>
        public void Insert(int index, Parameter item)
        {
            items.Insert(index, item);
            Renumber();
        }

        /// <summary>Removes all parameters.</summary>
        public void Clear()
        {
            items.Clear();
            Renumber();
        }

        /// <summary>Removes a parameter; false if it is not here.</summary>
        public bool Remove(Parameter item)
        {
            var index = IndexOf(item);
            if (index >= 0) RemoveAt(index);
            return index >= 0;
        }

        /// <summary>Removes the parameter at a position.</summary>
        public void RemoveAt(int index)
        {
            items.RemoveAt(index);
            Renumber();
        }

        /// <summary>Whether a parameter is here.</summary>
        public bool Contains(Parameter item) => IndexOf(item) >= 0;

        /// <summary>The position of a parameter, or -1.</summary>
        public int IndexOf(Parameter item) => items.FindIndex(p => ReferenceEquals(p, item));

        /// <summary>Writes the parameters to an array.</summary>
        public void CopyTo(Parameter[] array, int arrayIndex) => items.CopyTo(array, arrayIndex);

        /// <summary>The parameters in order.</summary>
        public IEnumerator<Parameter> GetEnumerator() => items.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

        /// <summary>Does nothing: parameters are registered as they are added.</summary>
        protected override void RegisterComponents()
        {
        }

        void Renumber()
        {
            _internal_params.Clear();
            for (var i = 0; i < items.Count; i++) register_parameter(i.ToString(CultureInfo.InvariantCulture), items[i]);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of parameters.</summary>
            public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);
        }
    }
}
