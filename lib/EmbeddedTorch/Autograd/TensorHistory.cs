namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Set by <c>requires_grad</c> on a tensor made by the user, or by <c>retain_grad</c>.</summary>
        internal LeafNode? leaf;

        GradNode? ownNode;
        ViewFamily? family;
        bool isView;
        int generation;

        /// <summary>The operation that made this tensor, or null.</summary>
        internal GradNode? gradNode
        {
            get
            {
                if (family is null) return ownNode;
                if (!isView) return family.Node;
                if (generation != family.Generation)
                {
                    ownNode = family.NodeOfView(this);
                    generation = family.Generation;
                }
                return ownNode;
            }
            set
            {
                if (family is not null && !isView) family.Node = value;
                else ownNode = value;
            }
        }

        /// <summary>Where a gradient of this tensor goes, or null if none is wanted.</summary>
        internal GradNode? HistoryNode => gradNode ?? (requiresGrad ? leaf : null);

        internal bool NeedsGrad => requiresGrad || gradNode is not null;

        bool requiresGrad;

        /// <summary>Gives this handle the same past as another of the same view.</summary>
        internal void CopyHistory(Tensor other)
        {
            ownNode = other.gradNode;
            leaf = other.leaf;
            requiresGrad = other.requiresGrad;
        }

        /// <summary>Marks this tensor as a view, so that a recorded in-place change of one shows in the other.</summary>
        internal Tensor InFamilyOf(Tensor source)
        {
            if (!GradMode.Enabled || !source.Type.IsFloating()) return this;
            family = source.family ??= new ViewFamily(source, source.ownNode);
            isView = true;
            generation = family.Generation;
            return this;
        }

        /// <summary>After a recorded in-place change: <paramref name="node"/> made the values this tensor has now.</summary>
        internal void Rebase(GradNode? node)
        {
            if (family is null || !isView)
            {
                gradNode = node;
                if (family is not null) family.Generation++;
                return;
            }
            family.Write(this, node);
        }

        internal bool IsViewOfLeaf => isView && family is { Node: null, BaseIsLeaf: true };

        internal bool IsLeafRequiringGrad => requiresGrad && gradNode is null;
    }
}
