using TorchSharp;
using TorchSharp.Modules;
using Workbook.Names;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils;

namespace Workbook.Grading.Lessons.BidirectionalAndDeep;

/// <summary>What can be done differently in a tagger: by default everything is right.</summary>
internal sealed record TaggerDesign
{
    public bool Registered { get; init; } = true;

    public bool FreshEmbedding { get; init; }

    public long Directions { get; init; } = 2;

    public bool ReadsLetters { get; init; } = true;

    public bool ReadsShapes { get; init; } = true;

    public bool PacksLetters { get; init; } = true;

    public bool PacksSentences { get; init; } = true;

    public bool Sigmoid { get; init; }

    public bool Squeezed { get; init; } = true;

    public bool OneByOne { get; init; }

    public double Dropout { get; init; }
}

/// <summary>The tagger of the exercise in a given design.</summary>
internal sealed class DesignedTagger : nn.Module<NameBatch, Tensor>
{
    private const long LetterFeatures = 8, SpellingUnits = 16;

    private readonly TaggerDesign design;
    private readonly Embedding? embedding;
    private readonly LSTM? spelling;
    private readonly LSTM sentence;
    private readonly Linear score;
    private readonly long alphabet;

    public DesignedTagger(long alphabet, long hidden, TaggerDesign design) : base(nameof(DesignedTagger))
    {
        (this.alphabet, this.design) = (alphabet, design);
        if (design.ReadsLetters)
        {
            if (!design.FreshEmbedding) embedding = nn.Embedding(alphabet, LetterFeatures, padding_idx: NameReader.Padding);
            spelling = nn.LSTM(LetterFeatures, SpellingUnits, batchFirst: true, bidirectional: true);
        }
        long features = (design.ReadsLetters ? 2 * SpellingUnits : 0) + (design.ReadsShapes ? WordShape.Names.Count : 0);
        sentence = nn.LSTM(features, hidden, batchFirst: true, bidirectional: design.Directions == 2);
        score = nn.Linear(design.Directions * hidden, 1);
        if (design.Registered) RegisterComponents();
    }

    public override Tensor forward(NameBatch batch)
    {
        var words = Words(batch);
        var states = design.OneByOne ? OneByOne(words, batch.Lengths) : Run(sentence, words, batch.Lengths, design.PacksSentences).States;
        var scores = score.call(nn.functional.dropout(states, design.Dropout, training));
        if (design.Squeezed) scores = scores.squeeze(2);
        return design.Sigmoid ? scores.sigmoid() : scores;
    }

    /// <summary>One vector per word, (batch, steps, features): what its letters gave, and its shape.</summary>
    private Tensor Words(NameBatch batch)
    {
        if (spelling is null) return batch.Shapes;
        var letters = (embedding ?? nn.Embedding(alphabet, LetterFeatures)).call(batch.Letters.flatten(0, 1));
        var (_, last) = Run(spelling, letters, batch.LetterCounts.flatten(), design.PacksLetters);
        var spelled = cat([last[0], last[1]], 1).reshape(batch.Shapes.shape[0], batch.Shapes.shape[1], 2 * SpellingUnits);
        return design.ReadsShapes ? cat([spelled, batch.Shapes], 2) : spelled;
    }

    /// <summary>The states of all steps and the last states of both directions, with or without regard to padding.</summary>
    private static (Tensor States, Tensor Last) Run(LSTM lstm, Tensor x, Tensor lengths, bool packed)
    {
        if (!packed)
        {
            var (all, end, _) = lstm.call(x);
            return (all, end);
        }
        var (states, last, _) = lstm.call(rnn.pack_padded_sequence(x, lengths, batch_first: true, enforce_sorted: false));
        return (rnn.pad_packed_sequence(states, batch_first: true, total_length: x.shape[1]).Item1, last);
    }

    private Tensor OneByOne(Tensor words, Tensor lengths)
    {
        var rows = new List<Tensor>();
        for (long i = 0; i < words.shape[0]; i++)
        {
            long length = lengths[i].item<long>();
            var (states, _, _) = sentence.call(words.narrow(0, i, 1).narrow(1, 0, length));
            rows.Add(cat([states, zeros(1, words.shape[1] - length, states.shape[2])], 1));
        }
        return cat([.. rows], 0);
    }
}
