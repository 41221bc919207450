using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>A table of vectors: indices (Int64 or Int32) [...] give [..., size]. The weight [count, size] starts standard normal, zero in the padding row, which is never learned.</summary>
    public sealed class Embedding : nn.Module<Tensor, Tensor>
    {
        readonly EmbeddingOptions options;
        Parameter? _weight;

        internal Embedding(Parameter weight, EmbeddingOptions options) : base(nameof(Embedding))
        {
            this.weight = weight;
            this.options = options.For(weight.size(0));
        }

        /// <summary>[count, size].</summary>
        public Parameter? weight
        {
            get => _weight;
            set => Replace(nameof(weight), ref _weight, value);
        }

        /// <summary>The vectors of the indices.</summary>
        /// <exception cref="ExternalException">The input is not of integers, or an index is outside of the table.</exception>
        public override Tensor forward(Tensor input) => EmbeddingLookup.Of(input, _weight!, options);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.Embedding"/>
            /// <param name="num_embeddings">Rows of the table.</param>
            /// <param name="embedding_dims">Size of a vector.</param>
            /// <param name="padding_idx">A row that stays zero.</param>
            /// <param name="max_norm">Vectors that are longer are shortened to this when they are looked up.</param>
            /// <param name="norm_type">The p of that norm.</param>
            /// <param name="scale_grad_by_freq">Whether gradients are divided by how often an index occurs.</param>
            /// <param name="sparse">Without effect: gradients are dense.</param>
            /// <param name="device">The CPU.</param>
            /// <param name="dtype">Of the vectors.</param>
            public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                var options = new EmbeddingOptions(padding_idx, max_norm, norm_type, scale_grad_by_freq).For(num_embeddings);
                var weight = DefaultWeights.Of([num_embeddings, embedding_dims], dtype, device, w =>
                {
                    init.normal_(w);
                    if (options.Padding is { } row) w.select(0, row).zero_();
                });
                return new Embedding(weight, options);
            }

            /// <summary>A table with given vectors [count, size], which it takes over; frozen unless told otherwise.</summary>
            public static Embedding Embedding_from_pretrained(Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                if (embeddings.Rank != 2) throw new ArgumentException($"Embedding_from_pretrained: wants a matrix [count, size], got shape {Shape.Text(embeddings.sizes)}");
                TypeRequirements.WantFloats("Embedding_from_pretrained", dtype ?? embeddings.Type);
                var vectors = embeddings.detach().to_type(dtype ?? embeddings.dtype);
                return new Embedding(Modules.Parameter.Of(vectors, !freeze), new EmbeddingOptions(padding_idx, max_norm, norm_type, scale_grad_by_freq));
            }
        }
    }
}
