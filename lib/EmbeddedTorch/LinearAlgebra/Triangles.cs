namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements on and below a diagonal of each matrix, zeros above.</summary>
        public Tensor tril(long diagonal = 0) => Triangle("tril", d => d.le(diagonal));

        /// <summary>The elements on and above a diagonal of each matrix, zeros below.</summary>
        public Tensor triu(long diagonal = 0) => Triangle("triu", d => d.ge(diagonal));

        /// <summary>A diagonal of each matrix formed by two dimensions, as the last dimension. Shares memory.</summary>
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1)
        {
            var (a, b) = (Shape.Dimension(dim1, Rank, "diagonal"), Shape.Dimension(dim2, Rank, "diagonal"));
            if (a == b) throw new ExternalException($"diagonal: dimensions {dim1} and {dim2} are the same");
            return RecordPart("diagonal", Diagonal(this, offset, a, b), whole => Diagonal(whole, offset, a, b));
        }

        /// <summary>The diagonal of a matrix, or a matrix with this vector as diagonal.</summary>
        public Tensor diag(long diagonal = 0)
        {
            if (Rank == 2) return this.diagonal(diagonal).clone();
            if (Rank != 1) throw new ExternalException($"diag: wants 1 or 2 dimensions, got shape {Shape.Text(sizes)}");
            var size = count + Math.Abs(diagonal);
            var result = Zeros(Type, [size, size]);
            using (var target = Diagonal(result, diagonal, 0, 1)) Copying.Copy(this, target);
            Recording.Record("diag", result, this, (_, g, _) => g.diagonal(diagonal));
            return result;
        }

        /// <summary>The sum of the diagonal of a matrix.</summary>
        public Tensor trace()
        {
            TypeRequirements.RefuseBooleans("trace", Type);
            return Rank == 2 ? diagonal().sum() : throw new ExternalException($"trace: wants a matrix, got shape {Shape.Text(sizes)}");
        }

        Tensor Triangle(string operation, Func<Tensor, Tensor> kept)
        {
            if (Rank < 2) throw new ExternalException($"{operation}: wants at least 2 dimensions, got shape {Shape.Text(sizes)}");
            using var scope = NewDisposeScope();
            var distance = arange(sizes[^1]).unsqueeze(0).sub(arange(sizes[^2]).unsqueeze(1));
            return masked_fill(kept(distance).logical_not(), 0).MoveToOuterDisposeScope();
        }

        static Tensor Diagonal(Tensor x, long offset, int a, int b)
        {
            var (row, column) = (Math.Max(0, -offset), Math.Max(0, offset));
            var length = Math.Max(0, Math.Min(x.sizes[a] - row, x.sizes[b] - column));
            int[] rest = [.. Enumerable.Range(0, x.Rank).Where(d => d != a && d != b)];
            var start = length == 0 ? 0 : row * x.strides[a] + column * x.strides[b];
            return x.View(
                [.. rest.Select(d => x.sizes[d]), length],
                [.. rest.Select(d => x.strides[d]), x.strides[a] + x.strides[b]],
                x.offset + start);
        }
    }
}
