namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The product of two matrices: [n, k] · [k, m] gives [n, m].</summary>
        /// <exception cref="ExternalException">They are not matrices of one dtype, or the sizes do not fit.</exception>
        public Tensor mm(Tensor target)
        {
            RequireRank("mm", this, target, 2, 2);
            RequireProduct("mm", this, target);
            var result = MatrixProduct.Of(this, target);
            var node = Recording.Record("mm", result, this, target, static (n, g, input)
                => input == 0 ? g.mm(n[1].t()) : n[0].t().mm(g));
            node?.Save(node.Needs(1) ? this : null, node.Needs(0) ? target : null);
            return result;
        }

        /// <summary>The products of two batches of matrices: [b, n, k] · [b, k, m] gives [b, n, m].</summary>
        /// <exception cref="ExternalException">They are not such batches of one dtype, or the sizes do not fit.</exception>
        public Tensor bmm(Tensor batch2)
        {
            RequireRank("bmm", this, batch2, 3, 3);
            if (sizes[0] != batch2.sizes[0]) throw CannotMultiply("bmm", this, batch2, $"{sizes[0]} matrices against {batch2.sizes[0]}");
            RequireProduct("bmm", this, batch2);
            var result = MatrixProduct.OfBatches(this, batch2);
            var node = Recording.Record("bmm", result, this, batch2, static (n, g, input)
                => input == 0 ? g.bmm(n[1].mT) : n[0].mT.bmm(g));
            node?.Save(node.Needs(1) ? this : null, node.Needs(0) ? batch2 : null);
            return result;
        }

        /// <summary>The product of a matrix and a vector: [n, k] · [k] gives [n].</summary>
        /// <exception cref="ExternalException">They are not such, or the sizes do not fit.</exception>
        public Tensor mv(Tensor target)
        {
            RequireRank("mv", this, target, 2, 1);
            RequireProduct("mv", this, target);
            return mm(target.unsqueeze(1)).squeeze(1);
        }

        /// <summary>The inner product of two vectors.</summary>
        /// <exception cref="ExternalException">They are not vectors of one length and dtype.</exception>
        public Tensor dot(Tensor target)
        {
            RequireRank("dot", this, target, 1, 1);
            RequireProduct("dot", this, target);
            return unsqueeze(0).mm(target.unsqueeze(1)).reshape();
        }

        /// <inheritdoc cref="dot"/>
        public Tensor vdot(Tensor target) => dot(target);

        /// <summary>
        /// The matrix product, by dimensions: vectors give the inner product, a vector and a matrix a vector, and batches of
        /// matrices are multiplied one by one, broadcast over the leading dimensions.
        /// </summary>
        /// <exception cref="ExternalException">The sizes do not fit.</exception>
        public Tensor matmul(Tensor target)
        {
            RequireProduct("matmul", this, target);
            return (Rank, target.Rank) switch
            {
                (1, 1) => dot(target),
                (2, 1) => mv(target),
                (1, 2) => unsqueeze(0).mm(target).squeeze(0),
                (2, 2) => mm(target),
                (_, 1) => reshape(-1, sizes[^1]).mv(target).reshape(sizes[..^1]),
                (_, 2) when Rank > 2 => reshape(-1, sizes[^1]).mm(target).reshape([.. sizes[..^1], target.sizes[^1]]),
                (1, _) => unsqueeze(0).MatmulBatches(target).squeeze(-2),
                _ => MatmulBatches(target),
            };
        }

        /// <summary>The products of all pairs: [n] and [m] give [n, m].</summary>
        public Tensor outer(Tensor vec2)
        {
            RequireRank("outer", this, vec2, 1, 1);
            return unsqueeze(1).mul(vec2.unsqueeze(0));
        }

        /// <summary>beta · this + alpha · mat1 · mat2.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1)
        {
            var product = mat1.mm(mat2);
            return (beta == 1 ? this : mul(beta)).add(alpha == 1 ? product : product.mul(alpha));
        }

        /// <summary>beta · this + alpha · mat · vec.</summary>
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => mul(beta).add(mat.mv(vec).mul(alpha));

        /// <summary>beta · this + alpha · batch1 · batch2.</summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => mul(beta).add(batch1.bmm(batch2).mul(alpha));

        Tensor MatmulBatches(Tensor target)
        {
            if (!Shape.CanBroadcast(sizes[..^2], target.sizes[..^2])) throw CannotMultiply("matmul", this, target, "the leading dimensions do not fit");
            var batch = Shape.Broadcast(sizes[..^2], target.sizes[..^2], "matmul");
            var left = expand([.. batch, .. sizes[^2..]]).reshape(-1, sizes[^2], sizes[^1]);
            var right = target.expand([.. batch, .. target.sizes[^2..]]).reshape(-1, target.sizes[^2], target.sizes[^1]);
            return left.bmm(right).reshape([.. batch, sizes[^2], target.sizes[^1]]);
        }

        static void RequireRank(string operation, Tensor x, Tensor y, int left, int right)
        {
            if (x.Rank != left || y.Rank != right)
            {
                throw CannotMultiply(operation, x, y, $"it wants {left} and {right} dimensions");
            }
        }

        static void RequireProduct(string operation, Tensor x, Tensor y)
        {
            if (x.Rank == 0 || y.Rank == 0) throw CannotMultiply(operation, x, y, "both need at least one dimension");
            if (x.Type != y.Type)
            {
                throw new ExternalException($"{operation}: expected both to have the same dtype, but got {x.Type} of shape {Shape.Text(x.sizes)} and {y.Type} of shape {Shape.Text(y.sizes)}; convert one with to_type()");
            }
            var rows = y.sizes[y.Rank == 1 ? 0 : y.Rank - 2];
            if (x.sizes[^1] != rows) throw CannotMultiply(operation, x, y, $"{x.sizes[^1]} columns against {rows} rows");
        }

        static ExternalException CannotMultiply(string operation, Tensor x, Tensor y, string why)
            => new($"{operation}: shapes {Shape.Text(x.sizes)} and {Shape.Text(y.sizes)} cannot be multiplied: {why}");
    }
}
