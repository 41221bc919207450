namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>This tensor's element where the condition (Bool) holds, else y's.</summary>
        public Tensor where(Tensor condition, Tensor y)
        {
            var result = Choosing.Where("where", condition, this, y);
            Recording.Record("where", result, this, y, static (n, g, input) =>
            {
                var zero = g.zeros_like();
                return input == 0 ? zero.Instead(n[0], g) : g.Instead(n[0], zero);
            })?.Save(condition);
            return result;
        }

        /// <summary>The elements with one value where the mask (Bool) holds.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value)
        {
            using var number = Filling.Full(value, Shape.Scalar, Type);
            var result = Choosing.Where("masked_fill", mask, number, this);
            Recording.Record("masked_fill", result, this, static (n, g, _) => g.masked_fill(n[0], 0))?.Save(mask);
            return result;
        }

        /// <summary>Writes one value where the mask (Bool) holds.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value)
        {
            if (InPlace.MustRecord(this, [])) return InPlace.Recorded(this, old => old.masked_fill(mask, value));
            using var number = Filling.Full(value, Shape.Scalar, Type);
            using var result = Choosing.Where("masked_fill", mask, number, this);
            return InPlace.Write("masked_fill_", this, result);
        }

        /// <summary>The elements where the mask (Bool) holds, in one dimension; both are broadcast.</summary>
        public Tensor masked_select(Tensor mask)
        {
            var shape = Shape.Broadcast(sizes, mask.sizes, "masked_select");
            return expand(shape)[TensorIndex.Tensor(mask.expand(shape))];
        }

        /// <summary>The indices of the elements that are not zero: Int64, one row for each.</summary>
        public Tensor nonzero()
        {
            using var truth = Operand.Contiguous(this, ScalarType.Bool);
            var flags = truth.Tensor.Span<byte>();
            var found = new List<long>();
            for (var i = 0; i < flags.Length; i++)
            {
                if (flags[i] != 0) AddIndices(found, i);
            }
            var result = Uninitialized(ScalarType.Int64, [Rank == 0 ? flags.Length - (flags[0] == 0 ? 1 : 0) : found.Count / Rank, Rank]);
            found.CopyTo(result.Elements<long>());
            return result;
        }

        /// <summary>The indices of the elements that are not zero, one tensor for each dimension.</summary>
        public IList<Tensor> nonzero_as_list() => nonzero().unbind(1);

        void AddIndices(List<long> found, long place)
        {
            var first = found.Count;
            for (var d = Rank - 1; d >= 0; d--)
            {
                found.Insert(first, place % sizes[d]);
                place /= sizes[d];
            }
        }

        /// <summary>The other tensor's element where the condition holds, else this one's.</summary>
        Tensor Instead(Tensor condition, Tensor other) => other.where(condition, this);

        /// <summary>The values as an array of long, converted.</summary>
        internal long[] LongValues()
        {
            using var values = Operand.Contiguous(this, ScalarType.Int64);
            return values.Tensor.Span<long>().ToArray();
        }
    }
}
