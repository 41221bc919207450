namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Writes the state in TorchSharp's own format: the number of tensors (LEB128), then for each its name and the tensor.</summary>
            /// <param name="writer">Where to.</param>
            /// <param name="skip">Names that are left out.</param>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes the state to a stream, which is closed.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Writes the state to a file, whole or not at all.</summary>
            public Module save(string location, IList<string>? skip = null)
            {
                WholeFiles.Write(location, stream => save(stream, skip));
                return this;
            }

            /// <summary>Writes tensors with their names.</summary>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                (string, Tensor)[] kept = [.. sd.Where(entry => skip is null || !skip.Contains(entry.Key)).Select(entry => (entry.Key, entry.Value))];
                writer.Write7BitEncodedInt64(kept.Length);
                foreach (var (key, tensor) in kept)
                {
                    writer.Write(key);
                    tensor.Save(writer);
                }
            }

            /// <summary>Reads the state that <see cref="save(BinaryWriter, IList{string})"/> wrote.</summary>
            /// <param name="reader">Where from.</param>
            /// <param name="strict">Whether the file must have exactly this module's names.</param>
            /// <param name="skip">Names that are left alone.</param>
            /// <param name="loadedParameters">Filled: which names were read.</param>
            /// <exception cref="ArgumentException">Names, shapes or dtypes do not fit.</exception>
            /// <exception cref="InvalidDataException">The file is damaged, or no such file at all.</exception>
            /// <remarks>After an exception the module has the values it had before.</remarks>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                var state = state_dict();
                using var scope = NewDisposeScope();
                var values = ReadEntries(reader, state, strict, skip);
                if (strict && state.Keys.FirstOrDefault(key => !values.ContainsKey(key) && skip?.Contains(key) != true) is { } missing)
                {
                    throw new ArgumentException($"load: the file has no tensor '{missing}' of module '{GetName()}'; pass strict: false to load what fits");
                }
                using var mode = GradMode.Set(false);
                foreach (var (key, own) in state)
                {
                    var found = values.TryGetValue(key, out var value);
                    if (found) own.copy_(value!);
                    if (loadedParameters is not null) loadedParameters[key] = found;
                }
                return this;
            }

            Dictionary<string, Tensor> ReadEntries(BinaryReader reader, Dictionary<string, Tensor> state, bool strict, IList<string>? skip)
            {
                var values = new Dictionary<string, Tensor>();
                try
                {
                    var entries = reader.Read7BitEncodedInt64();
                    for (long entry = 0; entry < entries; entry++) ReadEntry(reader, state, strict, skip, values);
                    return values;
                }
                catch (Exception error) when (error is EndOfStreamException or FormatException)
                {
                    throw TensorFiles.Damaged(reader, error);
                }
            }

            void ReadEntry(BinaryReader reader, Dictionary<string, Tensor> state, bool strict, IList<string>? skip, Dictionary<string, Tensor> values)
            {
                var key = reader.ReadString();
                var wanted = skip?.Contains(key) != true;
                var known = state.TryGetValue(key, out var own);
                if (known && wanted)
                {
                    values[key] = TensorFiles.ReadLike(own!, reader, $"'{key}'");
                    return;
                }
                if (!known && strict && wanted)
                {
                    throw new ArgumentException($"load: module '{GetName()}' has no tensor '{key}' that the file has; is it the file of this model?");
                }
                TensorFiles.Skip(reader);
            }

            /// <summary>Reads the state from a stream, which is closed.</summary>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads the state from a file.</summary>
            /// <exception cref="FileNotFoundException">There is no such file.</exception>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }
        }
    }
}
