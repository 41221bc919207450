namespace TorchSharp;

/// <summary>In-place changes: what is forbidden, and how they enter the history.</summary>
internal static class InPlace
{
    /// <summary>Whether the change must be recorded; refuses what PyTorch refuses.</summary>
    internal static bool MustRecord(Tensor target, ReadOnlySpan<Tensor> inputs)
    {
        if (!GradMode.Enabled) return false;
        if (target.IsLeafRequiringGrad)
        {
            throw new ExternalException("a leaf Variable that requires grad is being used in an in-place operation; change it inside torch.no_grad()");
        }
        if (target.IsViewOfLeaf)
        {
            throw new ExternalException("a view of a leaf Variable that requires grad is being used in an in-place operation; change it inside torch.no_grad()");
        }
        return target.NeedsGrad || Recording.Needed(inputs);
    }

    /// <summary>Computes the new values from a copy of the old ones, so that the copy can be saved, then writes them and their history.</summary>
    internal static Tensor Recorded(Tensor target, Func<Tensor, Tensor> operation)
    {
        using var old = Copying.Clone(target);
        old.CopyHistory(target);
        using var result = operation(old);
        Copying.Copy(result, target);
        target.Storage.Version++;
        target.Rebase(result.gradNode);
        return target;
    }

    /// <summary>A change that no gradient flows through.</summary>
    internal static Tensor Unrecorded(Tensor target)
    {
        target.Storage.Version++;
        return target;
    }

    internal static Tensor Binary<TOp>(string operation, Tensor target, Tensor other) where TOp : struct, IBinaryOperation
    {
        RequireFits(operation, target, other.sizes, Promotion.Of(target, other));
        if (IsBooleanSum<TOp>(target)) TorchSharp.Binary.Into<Larger>(target, target, other);
        else TorchSharp.Binary.Into<TOp>(target, target, other);
        return Unrecorded(target);
    }

    internal static Tensor Binary<TOp>(string operation, Tensor target, Scalar other) where TOp : struct, IBinaryOperation
    {
        RequireFits(operation, target, target.sizes, Promotion.Of(target, other));
        if (IsBooleanSum<TOp>(target)) TorchSharp.Binary.Into<Larger>(target, target, other);
        else TorchSharp.Binary.Into<TOp>(target, target, other);
        return Unrecorded(target);
    }

    static bool IsBooleanSum<TOp>(Tensor target) => typeof(TOp) == typeof(Sum) && target.Type == ScalarType.Bool;

    /// <summary>Writes values computed elsewhere.</summary>
    internal static Tensor Write(string operation, Tensor target, Tensor values)
    {
        RequireFits(operation, target, values.sizes, values.Type);
        Copying.Copy(values, target);
        return Unrecorded(target);
    }

    /// <exception cref="ExternalException">Several elements of the target are one place in memory, as after expand().</exception>
    internal static void RefuseShared(string operation, Tensor target)
    {
        for (var d = 0; d < target.Rank; d++)
        {
            if (target.strides[d] != 0 || target.sizes[d] <= 1) continue;
            throw new ExternalException($"{operation}: more than one element of the tensor of shape {Shape.Text(target.sizes)} refers to a single place in memory (it was expanded in dimension {d}); call clone() before changing it");
        }
    }

    static void RequireFits(string operation, Tensor target, long[] sizes, ScalarType type)
    {
        RefuseShared(operation, target);
        if (!Shape.Same(Shape.Broadcast(target.sizes, sizes, operation), target.sizes))
        {
            throw new ExternalException($"{operation}: shapes {Shape.Text(target.sizes)} and {Shape.Text(sizes)}: the result is larger than the tensor to be changed in place");
        }
        if (type.Category() > target.Type.Category())
        {
            throw new ExternalException($"{operation}: result type {type} can't be cast to the desired output type {target.Type}; convert with to_type({type}) first");
        }
    }
}
