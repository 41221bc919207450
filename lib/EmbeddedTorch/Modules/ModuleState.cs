namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>All parameters and persistent buffers by name: the tensors themselves, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var lead = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (key, parameter) in named_parameters()) destination.TryAdd(lead + key, parameter);
                foreach (var (key, buffer) in named_buffers(include_nonpersistent: false)) destination.TryAdd(lead + key, buffer);
                return destination;
            }

            /// <summary>Copies values into the parameters and buffers of the same names.</summary>
            /// <param name="source">Tensors by name, as <see cref="state_dict"/> gives them.</param>
            /// <param name="strict">Whether both sides must have the same names.</param>
            /// <param name="skip">Names that are left alone.</param>
            /// <returns>Names that the source has not, and names that only the source has.</returns>
            /// <exception cref="InvalidOperationException">The names differ, and strict is true.</exception>
            /// <exception cref="ArgumentException">The shapes differ.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var target = state_dict();
                bool Wanted(string key) => skip is null || !skip.Contains(key);
                List<string> missing = [.. target.Keys.Where(key => Wanted(key) && !source.ContainsKey(key))];
                List<string> unexpected = [.. source.Keys.Where(key => Wanted(key) && !target.ContainsKey(key))];
                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException($"load_state_dict: the names do not fit module '{GetName()}': missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}]; pass strict: false to load what fits");
                }
                string[] common = [.. source.Keys.Where(key => Wanted(key) && target.ContainsKey(key))];
                foreach (var key in common) RequireSameShape(key, target[key], source[key]);
                using var mode = GradMode.Set(false);
                foreach (var key in common) target[key].copy_(source[key]);
                return (missing, unexpected);
            }

            static void RequireSameShape(string key, Tensor own, Tensor value)
            {
                if (Shape.Same(own.sizes, value.sizes)) return;
                throw new ArgumentException($"load_state_dict: '{key}' has shape {Shape.Text(own.sizes)} in the module, {Shape.Text(value.sizes)} in the source");
            }
        }
    }
}
