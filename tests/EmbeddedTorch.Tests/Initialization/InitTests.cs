using static TorchSharp.torch;
using static TorchSharp.torch.nn.init;

namespace TorchSharp.Tests.Initialization;

/// <summary>
/// The numbers were made with PyTorch, each after <c>torch.manual_seed(9)</c> on <c>t = torch.empty(3, 4)</c>:
/// <code>
/// nn.init.xavier_uniform_(t, 2.), nn.init.xavier_normal_(t), nn.init.kaiming_uniform_(t, nonlinearity='relu'),
/// nn.init.kaiming_normal_(t, mode='fan_out', nonlinearity='relu'), nn.init.orthogonal_(t, 1.5), nn.init.sparse_(t, 0.5),
/// nn.init.orthogonal_(torch.empty(4, 3))
/// </code>
/// </summary>
public class InitTests
{
    static Tensor Matrix(Func<Tensor, Tensor> fill, long rows = 3, long columns = 4)
    {
        manual_seed(9);
        return fill(empty(rows, columns));
    }

    /// <summary>The same seed gives PyTorch's matrices.</summary>
    [Fact]
    public void ScaledByFan()
    {
        Numbers.Close(Matrix(t => xavier_uniform_(t, 2)), [3, 4], 1e-6, 0.576913655, -0.733165503, -0.0744491741, 1.02719223, 1.54783916, 1.59623837, -0.887452543, 1.67915571, -0.442765772, -0.331685126, 1.67025578, 0.254154295);
        Numbers.Close(Matrix(t => xavier_normal_(t)), [3, 4], 1e-6, 0.0239078756, 1.02160025, -0.123491205, 0.184906378, 0.704515696, 0.197579294, 0.20531626, 0.158773631, 0.399441451, 0.58122623, -0.412521571, -0.157263309);
        Numbers.Close(Matrix(t => kaiming_uniform_(t, nonlinearity: NonlinearityType.ReLU)), [3, 4], 1e-6, 0.381592512, -0.48494339, -0.0492434986, 0.679423869, 1.02379942, 1.05581248, -0.586994708, 1.1106571, -0.292862028, -0.219389096, 1.10477042, 0.168107271);
        Numbers.Close(Matrix(t => kaiming_normal_(t, mode: FanInOut.FanOut, nonlinearity: NonlinearityType.ReLU)), [3, 4], 1e-6, 0.0365198813, 1.56052017, -0.18863593, 0.282449156, 1.07616556, 0.301807374, 0.313625783, 0.242530733, 0.610156894, 0.887837708, -0.630137146, -0.240223676);
    }

    /// <summary>Orthogonal matrices are PyTorch's, wide and tall.</summary>
    [Fact]
    public void Orthogonal()
    {
        Numbers.Close(Matrix(t => orthogonal_(t, 1.5)), [3, 4], 1e-5, 0.0342915058, 1.46530247, -0.17712599, 0.265215069, 1.40568328, -0.0209716558, 0.46302706, 0.243352205, 0.518207908, 0.000607788563, -1.13707769, -0.829767585);
        Numbers.Close(Matrix(t => orthogonal_(t), 4, 3), [4, 3], 1e-5, 0.0371237993, 0.779289007, -0.443604648, 0.287120104, 0.553620338, 0.265564054, 0.318812281, 0.140514702, 0.784143686, 0.902520061, -0.257815421, -0.343233436);
        var q = orthogonal_(empty(20, 20, float64));
        Numbers.Close(q.matmul(q.t()), [20, 20], 1e-13, Numbers.Of(eye(20)));
    }

    /// <summary>Half of each column is zero, at PyTorch's places.</summary>
    [Fact]
    public void Sparse()
        => Numbers.Close(Matrix(t => sparse_(t, 0.5)), [3, 4], 1e-8, 0.000447275379, 0, 0, 0.00345928152, 0, 0, 0.00384111563, 0, 0, 0.0108737471, 0, 0);

    /// <summary>Constants, and that a parameter can be filled although it requires gradients.</summary>
    [Fact]
    public void Constants()
    {
        var parameter = nn.Parameter(zeros(2, 3));
        Numbers.Equal(ones_(parameter), [2, 3], 1, 1, 1, 1, 1, 1);
        Numbers.Equal(constant_(parameter, 4), [2, 3], 4, 4, 4, 4, 4, 4);
        Numbers.Equal(eye_(parameter), [2, 3], 1, 0, 0, 0, 1, 0);
        Numbers.Equal(zeros_(parameter), [2, 3], 0, 0, 0, 0, 0, 0);
        Assert.True(parameter.requires_grad && parameter.is_leaf);
        Assert.Equal((3, 2), CalculateFanInAndFanOut(parameter));
        Assert.Contains("[3]", Assert.Throws<ArgumentException>(() => xavier_uniform_(zeros(3))).Message);
    }
}
