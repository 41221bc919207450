namespace Workbook.Networks;

/// <summary>How the biases of a recurrent layer are counted.</summary>
public enum BiasCount
{
    /// <summary>As they are: PyTorch's recurrent layers have two biases per gate, one with each product.</summary>
    PyTorch,

    /// <summary>
    /// As Keras counts: <c>SimpleRNN</c> and <c>LSTM</c> have one bias per gate. The <c>GRU</c> of Keras has two in its default form
    /// (<c>reset_after=True</c>), as PyTorch's, so it counts the same.
    /// </summary>
    Keras,
}
