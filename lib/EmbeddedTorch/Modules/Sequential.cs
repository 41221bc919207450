using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Modules one after the other: the result of each is the input of the next.</summary>
    public class Sequential : nn.Module<Tensor, Tensor>
    {
        /// <summary>The modules, under the names they bring.</summary>
        protected Sequential(params (string, nn.Module<Tensor, Tensor>)[] modules) : base(nameof(Sequential)) => AddAll(modules);

        /// <summary>The modules, named "0", "1", ...</summary>
        protected Sequential(params nn.Module<Tensor, Tensor>[] modules) : base(nameof(Sequential))
        {
            foreach (var module in modules) append(module);
        }

        internal static Sequential Of(IEnumerable<nn.Module<Tensor, Tensor>> modules) => new([.. modules]);

        internal static Sequential Of(IEnumerable<(string, nn.Module<Tensor, Tensor>)> modules) => new([.. modules]);

        /// <summary>The number of modules.</summary>
        public int Count => _internal_submodules.Count;

        /// <summary>The module at a position.</summary>
        [System.Runtime.CompilerServices.IndexerName("SequentialItems")]
        public nn.IModule<Tensor, Tensor> this[int index] => At(index < 0 ? index + Count : index);

        /// <summary>A part of the sequence; the modules are shared.</summary>
        [System.Runtime.CompilerServices.IndexerName("SequentialItems")]
        public Sequential this[Range index]
        {
            get
            {
                var (start, length) = index.GetOffsetAndLength(Count);
                return Slice(start, start + length);
            }
        }

        /// <summary>A part of the sequence, from start to before end; the modules are shared.</summary>
        [System.Runtime.CompilerServices.IndexerName("SequentialItems")]
        public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

        /// <summary>Adds a module, named by its position.</summary>
        public Sequential append(nn.IModule<Tensor, Tensor> module) => append(Count.ToString(CultureInfo.InvariantCulture), module);

        /// <summary>Adds a module under a name.</summary>
        public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
        {
            register_module(name, (nn.Module)module);
            return this;
        }

        /// <summary>Calls the modules one after the other; results in between are disposed (gradients keep what they need).</summary>
        public override Tensor forward(Tensor tensor)
        {
            if (Count == 0) return tensor.alias();
            var result = At(0).call(tensor);
            for (var i = 1; i < Count; i++)
            {
                var next = At(i).call(result);
                if (next != (object)result && result != (object)tensor) result.Dispose();
                result = next;
            }
            return result;
        }

        nn.IModule<Tensor, Tensor> At(int index) => (nn.IModule<Tensor, Tensor>)_internal_submodules[index].Item2;

        void AddAll((string, nn.Module<Tensor, Tensor>)[] modules)
        {
            foreach (var (key, module) in modules) append(key, module);
        }

        Sequential Slice(int start, int end)
        {
            var part = new Sequential(Array.Empty<nn.Module<Tensor, Tensor>>());
            for (var i = start; i < end; i++) part.append(_internal_submodules[i].Item1, At(i));
            return part;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>An empty sequence, to append to.</summary>
            public static Sequential Sequential() => Modules.Sequential.Of(Array.Empty<Module<Tensor, Tensor>>());

            /// <summary>Modules one after the other, named "0", "1", ...</summary>
            public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => Modules.Sequential.Of(modules);

            /// <summary>Modules one after the other, under names.</summary>
            public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => Modules.Sequential.Of(modules);

            /// <summary>Modules one after the other, under names.</summary>
            public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules)
                => Modules.Sequential.Of(modules.Select(m => (m.Item1, m.Item2)));

            /// <summary>Modules one after the other, named "0", "1", ...</summary>
            public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => Modules.Sequential.Of(modules);

            /// <summary>Modules one after the other, under names.</summary>
            public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => Modules.Sequential.Of(modules);

            /// <summary>Modules one after the other, under names.</summary>
            public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules)
                => Modules.Sequential.Of(modules.Select(m => (m.Item1, m.Item2)));
        }
    }
}
