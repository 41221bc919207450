namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The larger of two elements; NaN if either is.</summary>
        public Tensor maximum(Tensor other)
        {
            var result = Binary.Of<Larger>("maximum", this, other);
            RecordExtreme("maximum", result, other, larger: true);
            return result;
        }

        /// <summary>The smaller of two elements; NaN if either is.</summary>
        public Tensor minimum(Tensor other)
        {
            var result = Binary.Of<Smaller>("minimum", this, other);
            RecordExtreme("minimum", result, other, larger: false);
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
            Recording.Record("clamp", result, this, (n, g, _) => g.masked_fill(Within(n[0], min, max).logical_not(), 0))?.Save(this);
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

        /// <summary>Where a bound does not bind; nowhere at NaN.</summary>
        static Tensor Within(Tensor x, Scalar? min, Scalar? max)
        {
            if (min is null) return x.le(max!);
            return max is null ? x.ge(min) : x.ge(min).logical_and(x.le(max));
        }

        /// <summary>The gradient goes to the chosen element, half to each where they are equal, and to both where one is NaN, as in PyTorch.</summary>
        void RecordExtreme(string operation, Tensor result, Tensor other, bool larger)
            => Recording.Record(operation, result, this, other, (n, g, input) =>
            {
                var (own, rival) = (n[input], n[1 - input]);
                var shared = g.mul(1 - own.eq(rival).to_type(g.Type).mul(0.5));
                return shared.masked_fill(larger ? own.lt(rival) : own.gt(rival), 0);
            })?.Save(this, other);
    }
}
