using TorchSharp.Modules;
using Workbook.Networks;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Sentiment;

/// <summary>The parts of the lecture's improved model, each of which a wrong answer may exchange before the model is put together.</summary>
/// <param name="vectors">The embedding matrix, shape (vocabulary, d).</param>
/// <param name="hidden">Units of the dense and recurrent layers; the last dense layer but one has half of them.</param>
internal sealed class ReviewNetwork(Tensor vectors, long hidden)
{
    public nn.Module Embedding { get; set; } = Pretrained(vectors.clone());

    public nn.Module Activation { get; set; } = nn.ReLU();

    public nn.Module LowerDropout { get; set; } = nn.Dropout(0.25);

    public nn.Module LstmDropout { get; set; } = new InputDropout(0.15);

    public nn.Module Lstm { get; set; } = nn.LSTM(hidden, hidden, batchFirst: true);

    public nn.Module GruDropout { get; set; } = new InputDropout(0.15);

    public nn.Module Gru { get; set; } = nn.GRU(hidden, hidden, batchFirst: true);

    public nn.Module Step { get; set; } = new LastStep();

    public nn.Module UpperActivation { get; set; } = nn.Identity();

    public nn.Module UpperDropout { get; set; } = nn.Dropout(0.25);

    public nn.Module End { get; set; } = nn.Flatten(0);

    public LayerStack Build() => new(
        Embedding, nn.Linear(vectors.shape[1], hidden), Activation, LowerDropout,
        LstmDropout, Lstm, GruDropout, Gru, Step,
        nn.Linear(hidden, hidden), UpperActivation, UpperDropout, nn.Linear(hidden, hidden / 2), nn.Linear(hidden / 2, 1), End);

    /// <summary>
    /// A layer that looks words up in a matrix and takes it over. <c>nn.Embedding_from_pretrained</c> of TorchSharp 0.107 does not: there
    /// the layer's parameter is another, random matrix, so nothing that is looked up is trained.
    /// </summary>
    /// <param name="matrix">Shape (vocabulary, d); its handle is empty afterwards.</param>
    /// <param name="trainable">Whether gradients reach the rows.</param>
    /// <param name="padding">The row that never learns; null for none.</param>
    public static Embedding Pretrained(Tensor matrix, bool trainable = true, long? padding = 0)
    {
        var embedding = nn.Embedding(matrix.shape[0], matrix.shape[1], padding_idx: padding);
        embedding.weight = new Parameter(matrix, trainable);
        return embedding;
    }
}
