namespace TorchSharp;

/// <summary>A value kept for the backward pass. It survives the disposal of the tensor it came from, and refuses to be used after an in-place change.</summary>
internal struct SavedTensor
{
    readonly int version;
    Tensor? value;

    internal SavedTensor(Tensor? tensor)
    {
        if (tensor is null) return;
        value = tensor.UnscopedAlias();
        value.CopyHistory(tensor);
        version = tensor.Storage.Version;
    }

    /// <exception cref="ExternalException">The value has been freed by a backward pass, or changed in place.</exception>
    internal readonly Tensor Value(GradNode node, bool freed)
    {
        if (freed || value is null)
        {
            throw new ExternalException($"Trying to backward through the graph a second time: the values that {node.Operation} saved have been freed by the first pass. Call backward(retain_graph: true) the first time if you need two.");
        }
        if (value.Storage.Version != version)
        {
            throw new ExternalException($"one of the variables needed for gradient computation has been modified by an inplace operation: a {value.Type} tensor of shape {Shape.Text(value.sizes)} that {node.Operation} saved is at version {value.Storage.Version}; expected version {version} instead. Use the operation without the underscore, or clone() first.");
        }
        return value;
    }

    internal void Free()
    {
        value?.Dispose();
        value = null;
    }
}
