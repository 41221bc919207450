using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A part of a model: parameters, buffers and further modules under names.</summary>
        public partial class Module : IDisposable
        {
            /// <summary>The parameters of this module itself.</summary>
            protected OrderedDict<string, Parameter> _internal_params = new();

            /// <summary>The buffers of this module itself, and whether they are part of its state.</summary>
            protected OrderedDict<string, (Tensor, bool)> _internal_buffers = new();

            /// <summary>The modules directly inside this one.</summary>
            protected OrderedDict<string, Module> _internal_submodules = new();

            /// <summary>The module's name.</summary>
            protected string? name;

            /// <summary>Creates a module in training mode.</summary>
            protected Module(string name) => this.name = name;

            /// <summary>Whether the module is in training mode: dropout is active.</summary>
            public bool training { get; private set; } = true;

            /// <summary>The module's name.</summary>
            public virtual string GetName() => name ?? GetType().Name;

            /// <summary>Switches this module and all inside to training mode, or out of it.</summary>
            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var child in _internal_submodules.values()) child.train(train);
            }

            /// <summary>Switches this module and all inside to evaluation mode.</summary>
            public virtual void eval() => train(false);

            /// <summary>Calls a function with every module inside, then with this one.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var child in _internal_submodules.values()) child.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Removes the gradients of all parameters, or sets them to zero.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none) parameter.grad = null;
                    else parameter.leaf?.Gradient?.zero_();
                }
            }

            /// <summary>Gives up the memory of all parameters and buffers, here and inside.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Gives up the memory of all parameters and buffers, here and inside.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var parameter in _internal_params.values()) parameter.Dispose();
                foreach (var (buffer, _) in _internal_buffers.values()) buffer.Dispose();
                foreach (var child in _internal_submodules.values()) child.Dispose();
            }
        }
    }
}
