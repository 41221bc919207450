namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The larger of two elements; NaN if either is.</summary>
        public Tensor maximum(Tensor other)
        {
            var result = Binary.Of<Larger>("maximum", this, other);
            RecordExtreme("maximum", result, other);
            return result;
        }

        /// <summary>The smaller of two elements; NaN if either is.</summary>
        public Tensor minimum(Tensor other)
        {
            var result = Binary.Of<Smaller>("minimum", this, other);
            RecordExtreme("minimum", result, other);
            return result;
        }

        /// <inheritdoc cref="maximum"/>
        public Tensor max(Tensor other) => maximum(other);

        /// <inheritdoc cref="minimum"/>
        public Tensor min(Tensor other) => minimum(other);

        /// <summary>Elements moved into [min, max]; a missing bound does not bind.</summary>
        /// <exception cref="ExternalException">Neither bound is given.</exception>
        public Tensor clamp(Scalar? min = null, Scalar? max = null)
        {
            if (min is null && max is null) throw new ExternalException("clamp: at least one of min or max must be given");
            var type = Promotion.Of(this, min ?? max!);
            var result = Copying.Converted(this, type);
            if (min is not null) Binary.Into<Larger>(result, result, min);
            if (max is not null) Binary.Into<Smaller>(result, result, max);
            Recording.Record("clamp", result, this, (n, g, _) => g.masked_fill(Outside(n[0], min, max), 0))?.Save(this);
            return result;
        }

        /// <summary>Elements moved between the elements of two tensors; a missing bound does not bind.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null)
        {
            if (min is null && max is null) throw new ExternalException("clamp: at least one of min or max must be given");
            var result = min is null ? this : maximum(min);
            return max is null ? result : result.minimum(max);
        }

        /// <inheritdoc cref="clamp(Scalar?, Scalar?)"/>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        /// <summary>Elements raised to a bound.</summary>
        public Tensor clamp_min(Scalar min) => clamp(min, null);

        /// <summary>Elements lowered to a bound.</summary>
        public Tensor clamp_max(Scalar max) => clamp(null, max);

        /// <summary>Moves the elements into [min, max] in place.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null)
        {
            if (InPlace.MustRecord(this, [])) return InPlace.Recorded(this, old => old.clamp(min, max));
            using var result = clamp(min, max);
            return InPlace.Write("clamp_", this, result);
        }

        /// <summary>Moves the elements between two tensors in place.</summary>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null)
        {
            if (InPlace.MustRecord(this, Given(min, max))) return InPlace.Recorded(this, old => old.clamp(min, max));
            using var result = clamp(min, max);
            return InPlace.Write("clamp_", this, result);
        }

        static Tensor[] Given(params Tensor?[] tensors) => [.. tensors.OfType<Tensor>()];

        static Tensor Outside(Tensor x, Scalar? min, Scalar? max)
        {
            if (min is null) return x.gt(max!);
            return max is null ? x.lt(min) : x.lt(min).logical_or(x.gt(max));
        }

        /// <summary>The gradient goes to the chosen element, half to each where they are equal.</summary>
        void RecordExtreme(string operation, Tensor result, Tensor other)
            => Recording.Record(operation, result, this, other, static (n, g, input) =>
            {
                var chosen = n[input].eq(n[2]).to_type(g.Type);
                var tied = n[0].eq(n[1]).to_type(g.Type);
                return g.mul(chosen.sub(tied.mul(0.5)));
            })?.Save(this, other, result);
    }
}
