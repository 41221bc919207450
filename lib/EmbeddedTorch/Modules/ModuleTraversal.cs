using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters with their names, each once; those inside have their module's name and a dot in front.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
                foreach (var (key, parameter) in _internal_params)
                {
                    if (seen.Add(parameter)) yield return (key, parameter);
                }
                if (!recurse) yield break;
                foreach (var (key, child) in _internal_submodules)
                {
                    foreach (var (inner, parameter) in child.named_parameters())
                    {
                        if (seen.Add(parameter)) yield return ($"{key}.{inner}", parameter);
                    }
                }
            }

            /// <summary>The parameters, each once.</summary>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(p => p.parameter);

            /// <summary>The buffers with their names, each once.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (key, (buffer, persistent)) in _internal_buffers)
                {
                    if ((persistent || include_nonpersistent) && seen.Add(buffer)) yield return (key, buffer);
                }
                if (!recurse) yield break;
                foreach (var (key, child) in _internal_submodules)
                {
                    foreach (var (inner, buffer) in child.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(buffer)) yield return ($"{key}.{inner}", buffer);
                    }
                }
            }

            /// <summary>The buffers, each once.</summary>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true)
                => named_buffers(recurse, include_nonpersistent).Select(b => b.buffer);

            /// <summary>The modules directly inside, with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            /// <summary>The modules directly inside.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(c => c.module);

            /// <summary>All modules inside with their names, without this one: first those directly inside, then theirs.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children()) yield return child;
                foreach (var (key, child) in named_children())
                {
                    foreach (var (inner, module) in child.named_modules()) yield return ($"{key}.{inner}", module);
                }
            }

            /// <summary>All modules inside, without this one.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(m => m.module);

            /// <summary>Whether there is such a parameter, here or (with dots) inside.</summary>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>A parameter by its name, here or (with dots) inside; null if there is none.</summary>
            public virtual Parameter? get_parameter(string target)
            {
                if (_internal_params.TryGetValue(target, out var parameter)) return parameter;
                var (child, rest) = Descend(target);
                return child?.get_parameter(rest);
            }

            /// <summary>Whether there is such a buffer, here or (with dots) inside.</summary>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>A buffer by its name, here or (with dots) inside; null if there is none.</summary>
            public virtual Tensor? get_buffer(string target)
            {
                if (_internal_buffers.TryGetValue(target, out var buffer)) return buffer.Item1;
                var (child, rest) = Descend(target);
                return child?.get_buffer(rest);
            }

            (Module? Child, string Remainder) Descend(string target)
            {
                var dot = target.IndexOf('.', StringComparison.Ordinal);
                if (dot < 0) return (null, "");
                _internal_submodules.TryGetValue(target[..dot], out var child);
                return (child, target[(dot + 1)..]);
            }
        }
    }
}
