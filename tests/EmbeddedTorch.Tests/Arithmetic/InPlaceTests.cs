using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Arithmetic;

/// <summary>An operation in place gives what the operation gives, in the same memory, with the same gradient.</summary>
public class InPlaceTests
{
    static readonly Dictionary<string, (Func<Tensor, Tensor> InPlace, Func<Tensor, Tensor> Plain)> Cases = new()
    {
        ["add"] = (x => x.add_(2), x => x.add(2)),
        ["add tensor"] = (x => x.add_(Other), x => x.add(Other)),
        ["add scaled"] = (x => x.add_(Other, 3), x => x.add(Other, 3)),
        ["sub"] = (x => x.sub_(Other), x => x.sub(Other)),
        ["mul"] = (x => x.mul_(Other), x => x.mul(Other)),
        ["mul number"] = (x => x.mul_(3), x => x.mul(3)),
        ["div"] = (x => x.div_(Other), x => x.div(Other)),
        ["div number"] = (x => x.div_(3), x => x.div(3)),
        ["pow"] = (x => x.pow_(3), x => x.pow(3)),
        ["tanh"] = (x => x.tanh_(), x => x.tanh()),
        ["sigmoid"] = (x => x.sigmoid_(), x => x.sigmoid()),
        ["exp"] = (x => x.exp_(), x => x.exp()),
        ["sqrt"] = (x => x.sqrt_(), x => x.sqrt()),
        ["abs"] = (x => x.abs_(), x => x.abs()),
        ["neg"] = (x => x.neg_(), x => x.neg()),
        ["clamp"] = (x => x.clamp_(0.5, 1.5), x => x.clamp(0.5, 1.5)),
        ["zero"] = (x => x.zero_(), x => x.mul(0)),
        ["fill"] = (x => x.fill_(4), x => x.mul(0).add(4)),
        ["masked_fill"] = (x => x.masked_fill_(Mask, 4), x => x.masked_fill(Mask, 4)),
        ["addcmul"] = (x => x.addcmul_(Other, Other, 2), x => x.addcmul(Other, Other, 2)),
        ["addcdiv"] = (x => x.addcdiv_(Other, Other, 2), x => x.addcdiv(Other, Other, 2)),
        ["scatter"] = (x => x.scatter_(0, Places, Other), x => x.scatter(0, Places, Other)),
        ["scatter_add"] = (x => x.scatter_add_(0, Places, Other), x => x.scatter_add(0, Places, Other)),
        ["index_add"] = (x => x.index_add_(0, Places, Other, 2), x => x.index_add(0, Places, Other, 2)),
        ["index_fill"] = (x => x.index_fill_(0, Places, 2), x => x.index_fill(0, Places, 2)),
        ["index_copy"] = (x => x.index_copy_(0, Places, Other), x => x.index_copy(0, Places, Other)),
        ["index_put"] = (x => x.index_put_(Other, Places), x => x.index_copy(0, Places, Other)),
        ["copy"] = (x => x.copy_(Other), x => x.mul(0).add(Other)),
        ["subtract"] = (x => x.subtract_(Other), x => x.sub(Other)),
        ["clamp_min"] = (x => x.clamp_min_(1.5), x => x.clamp_min(1.5)),
        ["clamp_max"] = (x => x.clamp_max_(1.5), x => x.clamp_max(1.5)),
        ["log"] = (x => x.log_(), x => x.log()),
        ["log1p"] = (x => x.log1p_(), x => x.log1p()),
        ["expm1"] = (x => x.expm1_(), x => x.expm1()),
        ["sin"] = (x => x.sin_(), x => x.sin()),
        ["cos"] = (x => x.cos_(), x => x.cos()),
        ["relu"] = (x => x.sub_(1.5).relu_(), x => x.sub(1.5).relu()),
        ["reciprocal"] = (x => x.reciprocal_(), x => x.reciprocal()),
        ["rsqrt"] = (x => x.rsqrt_(), x => x.rsqrt()),
        ["sign"] = (x => x.sign_(), x => x.sign()),
        ["floor"] = (x => x.mul_(0.7).floor_(), x => x.mul(0.7).floor()),
        ["ceil"] = (x => x.mul_(0.7).ceil_(), x => x.mul(0.7).ceil()),
        ["trunc"] = (x => x.mul_(0.7).trunc_(), x => x.mul(0.7).trunc()),
        ["round"] = (x => x.mul_(0.7).round_(), x => x.mul(0.7).round()),
        ["remainder"] = (x => x.remainder_(0.7), x => x.remainder(0.7)),
        ["triu"] = (x => x.unsqueeze(0).triu_().squeeze(0), x => x.unsqueeze(0).triu().squeeze(0)),
        ["tril"] = (x => x.unsqueeze(0).tril_().squeeze(0), x => x.unsqueeze(0).tril().squeeze(0)),
    };

    internal static IEnumerable<string> Checked => Cases.Keys;

    static Tensor Other => tensor(new[] { 1.5, -2, 0.25 });

    static Tensor Mask => tensor(new[] { true, false, true });

    static Tensor Places => tensor(new[] { 2L, 0, 1 });

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void GivesWhatTheOperationGives(string name)
    {
        var (inPlace, plain) = Cases[name];
        var x = tensor(new[] { 1.0, 2, 3 });
        var expected = plain(x);
        inPlace(x);
        Numbers.Same(expected, x, 1e-15);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void HasTheGradientOfTheOperation(string name)
    {
        var (inPlace, plain) = Cases[name];
        var (a, b) = (tensor(new[] { 1.0, 2, 3 }).requires_grad_(), tensor(new[] { 1.0, 2, 3 }).requires_grad_());
        var y = a * 2;
        inPlace(y);
        (y * Other).sum().backward();
        (plain(b * 2) * Other).sum().backward();
        Numbers.Same(b.grad!, a.grad!, 1e-15);
    }

    [Fact]
    public void OverlappingCopiesReadBeforeTheyWrite()
    {
        var x = arange(4);
        x.narrow(0, 1, 3).copy_(x.narrow(0, 0, 3));
        Numbers.Equal(x, [4], 0, 0, 1, 2);
    }

    [Fact]
    public void ResultsThatDoNotFitAreRefused()
    {
        Assert.Contains("can't be cast", Assert.Throws<ExternalException>(() => ones(2, dtype: int64).mul_(0.5)).Message);
        Assert.Throws<ExternalException>(() => ones(2, dtype: int64).div_(2));
        Assert.Throws<ExternalException>(() => ones(2, dtype: int64).exp_());
        Assert.Throws<ExternalException>(() => ones(2).copy_(ones(3)));
    }
}
