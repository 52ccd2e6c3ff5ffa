<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>ComparisonPanel</name>
        <message>
            <source>Only what is not equal</source>
            <translation>只显示不相等的</translation>
        </message>
        <message>
            <source>Compare tensors</source>
            <translation>比较张量</translation>
        </message>
        <message>
            <source>Tensors of both models</source>
            <translation>两个模型的张量</translation>
        </message>
        <message>
            <source>Runs the model as it stands and the original on the inputs of the Run panel, and sets every tensor of the one beside that of the other.</source>
            <translation>用“运行”面板的输入分别运行当前模型和原模型，并将两者的每个张量并列。</translation>
        </message>
        <message numerus="yes">
            <source>%n tensor(s) compared, none differs</source>
            <translation>
                <numerusform>已比较 %n 个张量，没有差异</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tensor(s) compared; the first that differs is %1, made by %2 (%3)</source>
            <translation>
                <numerusform>已比较 %n 个张量；第一个有差异的是 %1，由 %2 (%3) 产生</numerusform>
            </translation>
        </message>
        <message>
            <source>; the first with NaN or infinity is %1</source>
            <translation>；第一个含 NaN 或无穷大的是 %1</translation>
        </message>
    </context>
    <context>
        <name>CutPanel</name>
        <message>
            <source>Apply cut</source>
            <translation>应用切割</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Fewest bytes</source>
            <translation>字节最少</translation>
        </message>
        <message>
            <source>All that does not run</source>
            <translation>所有不能运行的部分</translation>
        </message>
        <message>
            <source>Tensor</source>
            <translation>张量</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>值</translation>
        </message>
        <message>
            <source>none</source>
            <translation>不合并</translation>
        </message>
        <message>
            <source>auto</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>channels</source>
            <translation>按通道</translation>
        </message>
        <message>
            <source>flatten</source>
            <translation>展平</translation>
        </message>
        <message>
            <source>Outputs of the model</source>
            <translation>模型的输出</translation>
        </message>
        <message>
            <source>Merge into one output</source>
            <translation>合并为一个输出</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>代价</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>切割</translation>
        </message>
        <message>
            <source>The model is cut. Undo brings the tail back.</source>
            <translation>模型已切割。撤销可恢复尾部。</translation>
        </message>
        <message>
            <source>Select the nodes or tensors at which the model shall end, and press Cut; or let a cut be proposed.</source>
            <translation>选择模型应在何处结束的节点或张量，然后按“切割”；或让程序建议切割位置。</translation>
        </message>
        <message>
            <source>No node that does not run can move to C++.</source>
            <translation>没有不能运行的节点可以移到 C++。</translation>
        </message>
        <message numerus="yes">
            <source>Cut at %n tensor(s)</source>
            <translation>
                <numerusform>在 %n 个张量处切割</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Below the line, %n node(s) become C++.</source>
            <translation>
                <numerusform>线下方的 %n 个节点变为 C++。</numerusform>
            </translation>
        </message>
        <message>
            <source>Above it, every node runs on %1.</source>
            <translation>线上方的每个节点都能在 %1 上运行。</translation>
        </message>
        <message numerus="yes">
            <source>Above it, %n node(s) do not run.</source>
            <translation>
                <numerusform>线上方有 %n 个节点不能运行。</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 is not offered: %2</source>
            <translation>不提供 %1：%2</translation>
        </message>
        <message>
            <source>%1 read back from the device in a run; %2 MACs in C++.</source>
            <translation>每次运行从设备读回 %1；C++ 中有 %2 次乘加。</translation>
        </message>
    </context>
    <context>
        <name>DifferenceBars</name>
        <message>
            <source>Histogram of the differences</source>
            <translation>差异直方图</translation>
        </message>
        <message>
            <source>|difference| of %1 elements</source>
            <translation>%1 个元素的 |差|</translation>
        </message>
    </context>
    <context>
        <name>DocumentationPanel</name>
        <message>
            <source>Documentation</source>
            <translation>文档</translation>
        </message>
        <message>
            <source>Select a node to read about its operator.</source>
            <translation>选择一个节点以阅读其算子的说明。</translation>
        </message>
        <message>
            <source>ONNX knows no operator %1.</source>
            <translation>ONNX 没有算子 %1。</translation>
        </message>
        <message>
            <source>since opset %1</source>
            <translation>自 opset %1 起</translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Outputs</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>属性</translation>
        </message>
    </context>
    <context>
        <name>FindingsPanel</name>
        <message>
            <source>Findings</source>
            <translation>发现</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Sorted by what blocks the export</source>
            <translation>按阻碍导出的程度排序</translation>
        </message>
        <message>
            <source>Open a model and choose a target to see what does not run.</source>
            <translation>打开模型并选择目标，以查看哪些部分不能运行。</translation>
        </message>
        <message>
            <source>Nothing stands in the way of an export to %1.</source>
            <translation>导出到 %1 没有任何障碍。</translation>
        </message>
    </context>
    <context>
        <name>GeneratedCodePanel</name>
        <message>
            <source>Generated C++</source>
            <translation>生成的 C++</translation>
        </message>
        <message>
            <source>Cut the model to see the C++ that its tail becomes.</source>
            <translation>切割模型以查看其尾部变成的 C++。</translation>
        </message>
        <message>
            <source>Generating…</source>
            <translation>正在生成…</translation>
        </message>
        <message>
            <source>Generating C++</source>
            <translation>正在生成 C++</translation>
        </message>
    </context>
    <context>
        <name>HistoryPanel</name>
        <message>
            <source>History</source>
            <translation>历史</translation>
        </message>
    </context>
    <context>
        <name>JobsPanel</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Clear finished</source>
            <translation>清除已完成的任务</translation>
        </message>
    </context>
    <context>
        <name>ModelPanel</name>
        <message>
            <source>Open a model to read about it.</source>
            <translation>打开模型以查看其信息。</translation>
        </message>
        <message>
            <source>opset %1 of %2</source>
            <translation>%2 的 opset %1</translation>
        </message>
        <message>
            <source>IR %1, made by %2</source>
            <translation>IR %1，由 %2 生成</translation>
        </message>
        <message>
            <source>%1 parameters</source>
            <translation>%1 个参数</translation>
        </message>
        <message>
            <source>%1 MACs</source>
            <translation>%1 次乘加</translation>
        </message>
        <message>
            <source>%1 for activations at most</source>
            <translation>激活最多占用 %1</translation>
        </message>
        <message>
            <source>Give dynamic dims a length, or change the shape: 1x3x224x224</source>
            <translation>为动态维度指定长度，或修改形状：1x3x224x224</translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Outputs</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Judging every target</source>
            <translation>正在评估所有目标</translation>
        </message>
        <message>
            <source>Coverage: nodes, MACs</source>
            <translation>覆盖率：节点、MAC</translation>
        </message>
    </context>
    <context>
        <name>NodePanel</name>
        <message numerus="yes">
            <source>%n nodes are selected.</source>
            <translation>
                <numerusform>已选择 %n 个节点。</numerusform>
            </translation>
        </message>
        <message>
            <source>Select a node to see why it runs or not.</source>
            <translation>选择一个节点以查看它能否运行及其原因。</translation>
        </message>
        <message>
            <source> · opset %1</source>
            <translation> · opset %1</translation>
        </message>
        <message>
            <source>Needs training: made by %1.</source>
            <translation>需要训练：由 %1 生成。</translation>
        </message>
        <message>
            <source>checked</source>
            <translation>已检查</translation>
        </message>
        <message>
            <source>Folded away: the target drops or fuses it, or its result is written into the model.</source>
            <translation>已折叠：目标会丢弃或融合该节点，或其结果已写入模型。</translation>
        </message>
        <message>
            <source>Runs on %1.</source>
            <translation>在 %1 上运行。</translation>
        </message>
        <message>
            <source>Runs on %1 as %2.</source>
            <translation>在 %1 上作为 %2 运行。</translation>
        </message>
        <message>
            <source>Falls back to %1.</source>
            <translation>回退到 %1。</translation>
        </message>
        <message>
            <source>The fact itself is doubtful.</source>
            <translation>该事实本身存疑。</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>fails</source>
            <translation>不满足</translation>
        </message>
        <message>
            <source>assumed</source>
            <translation>假定</translation>
        </message>
        <message>
            <source>the vendor&apos;s converter</source>
            <translation>厂商自带的转换器</translation>
        </message>
        <message>
            <source>Source: %1</source>
            <translation>来源：%1</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>tensor</source>
            <translation>张量</translation>
        </message>
        <message>
            <source>graph</source>
            <translation>图</translation>
        </message>
        <message>
            <source>default</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>省略</translation>
        </message>
        <message>
            <source>Tensors</source>
            <translation>张量</translation>
        </message>
        <message>
            <source>input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Other devices of %1</source>
            <translation>%1 的其他设备</translation>
        </message>
    </context>
    <context>
        <name>OutlinePanel</name>
        <message>
            <source>Scope</source>
            <translation>作用域</translation>
        </message>
        <message>
            <source>Nodes</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>大纲</translation>
        </message>
    </context>
    <context>
        <name>RewriteText</name>
        <message>
            <source>needs training</source>
            <translation>需要训练</translation>
        </message>
        <message>
            <source>not verified</source>
            <translation>未验证</translation>
        </message>
        <message>
            <source>bit-equal</source>
            <translation>逐位相等</translation>
        </message>
        <message>
            <source>within %1</source>
            <translation>误差在 %1 以内</translation>
        </message>
    </context>
    <context>
        <name>RunPanel</name>
        <message>
            <source>Values from</source>
            <translation>取值自</translation>
        </message>
        <message>
            <source>Generate</source>
            <translation>生成</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>运行</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>种子</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Inputs of the run</source>
            <translation>运行的输入</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Min</source>
            <translation>最小</translation>
        </message>
        <message>
            <source>Max</source>
            <translation>最大</translation>
        </message>
        <message>
            <source>Mean</source>
            <translation>平均</translation>
        </message>
        <message>
            <source>Outputs of the run</source>
            <translation>运行的输出</translation>
        </message>
        <message>
            <source>(level × scale − mean) ÷ std, by channel with / between: scale=0.00392,mean=0.485/0.456/0.406,std=0.229/0.224/0.225,order=bgr</source>
            <translation>（级别 × scale − mean）÷ std，各通道以 / 分隔：scale=0.00392,mean=0.485/0.456/0.406,std=0.229/0.224/0.225,order=bgr</translation>
        </message>
        <message>
            <source>How the picture becomes numbers</source>
            <translation>图片如何变为数值</translation>
        </message>
        <message>
            <source>Seed of the values that are generated</source>
            <translation>生成值所用的种子</translation>
        </message>
        <message>
            <source>A file…</source>
            <translation>文件…</translation>
        </message>
        <message>
            <source>A folder of test data…</source>
            <translation>测试数据文件夹…</translation>
        </message>
        <message>
            <source>generated, seed %1</source>
            <translation>生成，种子 %1</translation>
        </message>
        <message>
            <source>Not run yet</source>
            <translation>尚未运行</translation>
        </message>
        <message>
            <source>Ran in %1 ms</source>
            <translation>运行用时 %1 毫秒</translation>
        </message>
        <message>
            <source>%1 (%2) makes the first NaN or infinity</source>
            <translation>%1 (%2) 最先产生 NaN 或无穷大</translation>
        </message>
        <message>
            <source>Reading outputs</source>
            <translation>正在读取输出</translation>
        </message>
        <message>
            <source>Values of %1</source>
            <translation>%1 的值</translation>
        </message>
        <message>
            <source>Tensors and pictures (*.npy *.npz *.pb *.png *.jpg *.jpeg *.bmp *.ppm *.pgm);;All files (*)</source>
            <translation>张量与图片 (*.npy *.npz *.pb *.png *.jpg *.jpeg *.bmp *.ppm *.pgm);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Folder of input_0.pb, input_1.pb…</source>
            <translation>含 input_0.pb、input_1.pb… 的文件夹</translation>
        </message>
    </context>
    <context>
        <name>TensorPanel</name>
        <message>
            <source>Logarithmic</source>
            <translation>对数刻度</translation>
        </message>
        <message>
            <source>Save as .npy…</source>
            <translation>另存为 .npy…</translation>
        </message>
        <message>
            <source>Select a tensor, or a node to see its first output.</source>
            <translation>选择一个张量，或选择节点以查看其第一个输出。</translation>
        </message>
        <message>
            <source>%1 values, %2</source>
            <translation>%1 个值，%2</translation>
        </message>
        <message>
            <source>made by %1</source>
            <translation>由 %1 产生</translation>
        </message>
        <message>
            <source>a constant</source>
            <translation>常量</translation>
        </message>
        <message>
            <source>an input of the graph</source>
            <translation>图的输入</translation>
        </message>
        <message>
            <source>made by nothing</source>
            <translation>没有来源</translation>
        </message>
        <message>
            <source>read by %1</source>
            <translation>由 %1 读取</translation>
        </message>
        <message>
            <source>an output of the model</source>
            <translation>模型的输出</translation>
        </message>
        <message>
            <source>Reading %1</source>
            <translation>正在读取 %1</translation>
        </message>
        <message>
            <source>Save values</source>
            <translation>保存数值</translation>
        </message>
        <message>
            <source>NumPy (*.npy)</source>
            <translation>NumPy (*.npy)</translation>
        </message>
        <message>
            <source>Run the model</source>
            <translation>运行模型</translation>
        </message>
        <message>
            <source>Of the model as it stands</source>
            <translation>当前模型的</translation>
        </message>
        <message>
            <source>Of the original</source>
            <translation>原模型的</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差异</translation>
        </message>
        <message>
            <source>Whose values</source>
            <translation>谁的值</translation>
        </message>
        <message>
            <source>Its values are there once the model has run.</source>
            <translation>运行模型之后即可查看其值。</translation>
        </message>
        <message>
            <source>min %1 · max %2
mean %3 · std %4
zeros %5 · NaN %6 · inf %7</source>
            <translation>最小 %1 · 最大 %2
平均 %3 · 标准差 %4
零 %5 · NaN %6 · inf %7</translation>
        </message>
        <message>
            <source>Saving %1</source>
            <translation>正在保存 %1</translation>
        </message>
    </context>
    <context>
        <name>VerificationPanel</name>
        <message>
            <source>Verify</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>误差</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>判定</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>Runs the model as it stands, and what was cut off, against the model as it was opened or last edited by hand.</source>
            <translation>将当前模型（含切下的部分）与打开时或最近一次手动编辑后的模型进行对比运行。</translation>
        </message>
        <message>
            <source>Not verified: %1</source>
            <translation>未验证：%1</translation>
        </message>
        <message numerus="yes">
            <source>Bit-equal in %n run(s)</source>
            <translation>
                <numerusform>%n 次运行逐位相等</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Passed in %n run(s)</source>
            <translation>
                <numerusform>%n 次运行通过</numerusform>
            </translation>
        </message>
        <message>
            <source>Differs: %1</source>
            <translation>有差异：%1</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>equal</source>
            <translation>相等</translation>
        </message>
        <message>
            <source>close</source>
            <translation>接近</translation>
        </message>
    </context>
    <context>
        <name>app</name>
        <message>
            <source>make room where it goes</source>
            <translation>请在其目标位置腾出空间</translation>
        </message>
        <message>
            <source>the output cannot be written</source>
            <translation>无法写入输出</translation>
        </message>
        <message>
            <source>%1 is not in this version</source>
            <translation>此版本不支持 %1</translation>
        </message>
        <message>
            <source>--diff compares one model with another</source>
            <translation>--diff 将一个模型与另一个模型比较</translation>
        </message>
        <message>
            <source>name one model</source>
            <translation>请指定一个模型</translation>
        </message>
        <message>
            <source>this build has no window</source>
            <translation>此版本没有窗口</translation>
        </message>
        <message>
            <source>add --batch</source>
            <translation>请加上 --batch</translation>
        </message>
        <message>
            <source>see espalier --help (%1)</source>
            <translation>参见 espalier --help（%1）</translation>
        </message>
        <message>
            <source>--dim takes NAME=N, not “%1”</source>
            <translation>--dim 需要 名称=N，而不是“%1”</translation>
        </message>
        <message>
            <source>--shape takes INPUT=1x3x224x224, not “%1”</source>
            <translation>--shape 需要 输入=1x3x224x224，而不是“%1”</translation>
        </message>
        <message>
            <source>--apply takes RULE[@NODE,…], not “%1”</source>
            <translation>--apply 需要 规则[@节点,…]，而不是“%1”</translation>
        </message>
        <message>
            <source>--fit takes exact, approximate or retrain, not “%1”</source>
            <translation>--fit 需要 exact、approximate 或 retrain，而不是“%1”</translation>
        </message>
        <message>
            <source>--fit needs a --target</source>
            <translation>--fit 需要 --target</translation>
        </message>
        <message>
            <source>--cut %1 needs a --target</source>
            <translation>--cut %1 需要 --target</translation>
        </message>
        <message>
            <source>--merge takes none, auto, channels or flatten, not “%1”</source>
            <translation>--merge 需要 none、auto、channels 或 flatten，而不是“%1”</translation>
        </message>
        <message>
            <source>--verify takes a number of runs, 1 to 1000, not “%1”</source>
            <translation>--verify 需要 1 到 1000 的运行次数，而不是“%1”</translation>
        </message>
        <message>
            <source>no model is named</source>
            <translation>未指定模型</translation>
        </message>
        <message>
            <source>there is no such node</source>
            <translation>没有这个节点</translation>
        </message>
        <message>
            <source>use its name, or % and its first output&apos;s name</source>
            <translation>请使用其名称，或 % 加第一个输出的名称</translation>
        </message>
        <message>
            <source>there is no rule “%1”</source>
            <translation>没有规则“%1”</translation>
        </message>
        <message>
            <source>--list rules names them</source>
            <translation>--list rules 会列出它们</translation>
        </message>
        <message>
            <source>leave the node out of --apply %1</source>
            <translation>从 --apply %1 中去掉该节点</translation>
        </message>
        <message>
            <source>the result differs from the original: error %1</source>
            <translation>结果与原模型不同：误差 %1</translation>
        </message>
        <message>
            <source>leave out one rewrite after the other to find the one at fault, and report it</source>
            <translation>逐个去掉改写以找出有问题的一个，并报告</translation>
        </message>
        <message>
            <source>--render is not in this build, which was made without Qt</source>
            <translation>此版本构建时没有 Qt，不含 --render</translation>
        </message>
        <message>
            <source>use a build with -DESPALIER_GUI=ON</source>
            <translation>请使用 -DESPALIER_GUI=ON 的构建</translation>
        </message>
        <message>
            <source>--render takes one model</source>
            <translation>--render 需要一个模型</translation>
        </message>
        <message>
            <source>draw one model after the other</source>
            <translation>请逐个绘制模型</translation>
        </message>
        <message>
            <source>--render takes a .svg, .png or .pdf file, not “%1”</source>
            <translation>--render 需要 .svg、.png 或 .pdf 文件，而不是“%1”</translation>
        </message>
        <message>
            <source>pictures are not in this build, which was made without Qt</source>
            <translation>此版本构建时没有 Qt，不含图片功能</translation>
        </message>
        <message>
            <source>--memory-limit takes a size such as 512M or 4G, not “%1”</source>
            <translation>--memory-limit 需要 512M 或 4G 这样的大小，而不是“%1”</translation>
        </message>
        <message>
            <source>--inputs takes [INPUT=]FILE[:KEY=VALUE,…], not “%1”</source>
            <translation>--inputs 的形式为 [输入=]文件[:键=值,…]，而不是“%1”</translation>
        </message>
    </context>
    <context>
        <name>base</name>
        <message>
            <source>cannot be read (%1)</source>
            <translation>无法读取（%1）</translation>
        </message>
        <message>
            <source>check the path and its permissions</source>
            <translation>请检查路径及其权限</translation>
        </message>
        <message>
            <source>name a file inside it</source>
            <translation>请指定其中的一个文件</translation>
        </message>
        <message>
            <source>is not a regular file</source>
            <translation>不是普通文件</translation>
        </message>
        <message>
            <source>save it to a file first</source>
            <translation>请先保存为文件</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>已停止。</translation>
        </message>
        <message>
            <source>there is no log level “%1”</source>
            <translation>没有日志级别“%1”</translation>
        </message>
        <message>
            <source>use trace, debug, info, warn, error or off</source>
            <translation>请使用 trace、debug、info、warn、error 或 off</translation>
        </message>
        <message>
            <source>“%1” is no area=level of the log</source>
            <translation>“%1”不是日志的 区域=级别</translation>
        </message>
        <message>
            <source>areas are app, exporters, io, rewrites, shapes and targets</source>
            <translation>区域有 app、exporters、io、rewrites、shapes 和 targets</translation>
        </message>
        <message>
            <source>the log cannot be written</source>
            <translation>无法写入日志</translation>
        </message>
        <message>
            <source>name a file in a folder that can be written to</source>
            <translation>请指定可写文件夹中的文件</translation>
        </message>
    </context>
    <context>
        <name>canvas</name>
        <message>
            <source>to %1</source>
            <translation>至 %1</translation>
        </message>
        <message>
            <source>cut, drag to move</source>
            <translation>切割线，拖动可移动</translation>
        </message>
        <message>
            <source>its outputs</source>
            <translation>其输出</translation>
        </message>
        <message>
            <source>its inputs</source>
            <translation>其输入</translation>
        </message>
        <message>
            <source>selected</source>
            <translation>已选择</translation>
        </message>
        <message>
            <source>two arrows: needs training</source>
            <translation>双箭头：需要训练</translation>
        </message>
        <message>
            <source>not judged</source>
            <translation>未评估</translation>
        </message>
        <message>
            <source>supported</source>
            <translation>支持</translation>
        </message>
        <message>
            <source>fixable</source>
            <translation>可修复</translation>
        </message>
        <message>
            <source>unsupported</source>
            <translation>不支持</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>custom layer</source>
            <translation>自定义层</translation>
        </message>
        <message>
            <source>in generated C++</source>
            <translation>在生成的 C++ 中</translation>
        </message>
        <message>
            <source>folded away</source>
            <translation>已折叠</translation>
        </message>
        <message>
            <source>the picture would be %1 by %2 pixels, and PNG is written up to %3 a side and %4 million in all</source>
            <translation>图片将有 %1 × %2 像素，而 PNG 每边最多 %3 像素、总共最多 %4 百万像素</translation>
        </message>
        <message>
            <source>write .svg or .pdf, which have no such limit</source>
            <translation>请写为 .svg 或 .pdf，它们没有此限制</translation>
        </message>
        <message>
            <source>there is not enough memory</source>
            <translation>内存不足</translation>
        </message>
        <message>
            <source>“%1” is no kind of picture that can be written</source>
            <translation>“%1”不是可写的图片格式</translation>
        </message>
        <message>
            <source>name a .svg, .png or .pdf file</source>
            <translation>请使用 .svg、.png 或 .pdf 文件</translation>
        </message>
        <message>
            <source>stays in the model</source>
            <translation>留在模型中</translation>
        </message>
        <message>
            <source>generated C++</source>
            <translation>生成的 C++</translation>
        </message>
    </context>
    <context>
        <name>compute</name>
        <message>
            <source>channels of input and weights do not fit</source>
            <translation>输入与权重的通道不匹配</translation>
        </message>
        <message>
            <source>kernel_shape is not the weights&apos; shape</source>
            <translation>kernel_shape 与权重形状不一致</translation>
        </message>
        <message>
            <source>give inputs as the model declares them</source>
            <translation>请按模型声明的方式给出输入</translation>
        </message>
        <message>
            <source>input %1 is %2, the model wants %3</source>
            <translation>输入 %1 是 %2，模型需要 %3</translation>
        </message>
        <message>
            <source>the model cannot be run (%1)</source>
            <translation>无法运行模型（%1）</translation>
        </message>
        <message>
            <source>input %1 is missing</source>
            <translation>缺少输入 %1</translation>
        </message>
        <message>
            <source>there is no kernel for %1 (opset %2)</source>
            <translation>%1（opset %2）没有内核</translation>
        </message>
        <message>
            <source>bodies and functions call each other without end</source>
            <translation>子图与函数无休止地相互调用</translation>
        </message>
        <message>
            <source>this form of Scan is not computed</source>
            <translation>不计算这种形式的 Scan</translation>
        </message>
        <message>
            <source>nothing is known of tensor %1</source>
            <translation>对张量 %1 一无所知</translation>
        </message>
        <message>
            <source>%1 stopped with code %2</source>
            <translation>%1 以代码 %2 停止</translation>
        </message>
        <message>
            <source>this form of Constant is not computed</source>
            <translation>不计算这种形式的 Constant</translation>
        </message>
        <message>
            <source>input %1 of %2 must be a constant</source>
            <translation>%2 的输入 %1 必须是常量</translation>
        </message>
        <message>
            <source>there is no kernel of %1 for %2</source>
            <translation>%1 没有适用于 %2 的内核</translation>
        </message>
        <message>
            <source>the axis lies outside the rank</source>
            <translation>轴超出秩的范围</translation>
        </message>
        <message>
            <source>there is no element to find</source>
            <translation>没有可查找的元素</translation>
        </message>
        <message>
            <source>k is larger than the axis</source>
            <translation>k 大于轴的长度</translation>
        </message>
        <message>
            <source>the parameters of %1 do not fit its input</source>
            <translation>%1 的参数与其输入不匹配</translation>
        </message>
        <message>
            <source>LpNormalization is computed for p = 1 and 2</source>
            <translation>LpNormalization 只计算 p = 1 和 2</translation>
        </message>
        <message>
            <source>the operands&apos; shapes do not fit</source>
            <translation>操作数的形状不匹配</translation>
        </message>
        <message>
            <source>an attribute of %1 has a value that is not computed</source>
            <translation>%1 的一个属性的值不受计算支持</translation>
        </message>
        <message>
            <source>BatchNormalization is computed for inference alone</source>
            <translation>BatchNormalization 只计算推理形式</translation>
        </message>
        <message>
            <source>the attributes of %1 do not fit together</source>
            <translation>%1 的属性相互不匹配</translation>
        </message>
        <message>
            <source>Einsum is computed for up to three operands</source>
            <translation>Einsum 最多计算三个操作数</translation>
        </message>
        <message>
            <source>the equation %1 does not fit the operands</source>
            <translation>等式 %1 与操作数不匹配</translation>
        </message>
        <message>
            <source>Gemm takes matrices</source>
            <translation>Gemm 需要矩阵</translation>
        </message>
        <message>
            <source>the matrices do not fit together</source>
            <translation>矩阵不匹配</translation>
        </message>
        <message>
            <source>scales and zero points of %1 do not fit its operands</source>
            <translation>%1 的比例和零点与其操作数不匹配</translation>
        </message>
        <message>
            <source>the value must be one element</source>
            <translation>该值必须只有一个元素</translation>
        </message>
        <message>
            <source>the step is 0</source>
            <translation>步长为 0</translation>
        </message>
        <message>
            <source>a matrix is needed</source>
            <translation>需要矩阵</translation>
        </message>
        <message>
            <source>perm does not fit the rank</source>
            <translation>perm 与秩不匹配</translation>
        </message>
        <message>
            <source>the shape cannot be spread to that</source>
            <translation>该形状无法广播到目标形状</translation>
        </message>
        <message>
            <source>there must be one repeat an axis</source>
            <translation>每个轴必须有一个重复次数</translation>
        </message>
        <message>
            <source>the block size does not fit</source>
            <translation>块大小不匹配</translation>
        </message>
        <message>
            <source>the parts do not add up to the axis</source>
            <translation>各部分之和不等于轴的长度</translation>
        </message>
        <message>
            <source>there must be two pads an axis</source>
            <translation>每个轴必须有两个填充值</translation>
        </message>
        <message>
            <source>more is cut off than there is</source>
            <translation>裁掉的多于现有的</translation>
        </message>
        <message>
            <source>this mode of Pad is not computed</source>
            <translation>不计算 Pad 的这种模式</translation>
        </message>
        <message>
            <source>there is nothing to pool</source>
            <translation>没有可池化的内容</translation>
        </message>
        <message>
            <source>kernel_shape does not fit the input</source>
            <translation>kernel_shape 与输入不匹配</translation>
        </message>
        <message>
            <source>the scales of %1 do not fit its input</source>
            <translation>%1 的比例与其输入不匹配</translation>
        </message>
        <message>
            <source>activation %1 is not known</source>
            <translation>激活函数 %1 未知</translation>
        </message>
        <message>
            <source>the operands of %1 do not fit each other</source>
            <translation>%1 的操作数相互不匹配</translation>
        </message>
        <message>
            <source>Resize is computed on 1 to 8 axes</source>
            <translation>Resize 计算 1 到 8 个轴</translation>
        </message>
        <message>
            <source>this reduction is not computed</source>
            <translation>不计算这种归约</translation>
        </message>
        <message>
            <source>an axis to be squeezed is not 1</source>
            <translation>要压缩的轴长度不是 1</translation>
        </message>
        <message>
            <source>the shapes hold unlike numbers of elements</source>
            <translation>两个形状的元素个数不同</translation>
        </message>
        <message>
            <source>write it again with numpy.save, in C order</source>
            <translation>请用 numpy.save 以 C 顺序重新写入</translation>
        </message>
        <message>
            <source>is no .npy array</source>
            <translation>不是 .npy 数组</translation>
        </message>
        <message>
            <source>is cut off</source>
            <translation>被截断</translation>
        </message>
        <message>
            <source>has an element type or order that is not read</source>
            <translation>元素类型或顺序不支持读取</translation>
        </message>
        <message>
            <source>has not as many elements as its shape says</source>
            <translation>元素个数与形状不符</translation>
        </message>
        <message>
            <source>%1 holds strings, which .npz files cannot hold</source>
            <translation>%1 含有字符串，.npz 文件无法保存</translation>
        </message>
        <message>
            <source>the shape of %1 is not fixed</source>
            <translation>%1 的形状未固定</translation>
        </message>
        <message>
            <source>fix it with --shape or --dim</source>
            <translation>用 --shape 或 --dim 固定它</translation>
        </message>
        <message>
            <source>no values can be drawn for %1, which is %2</source>
            <translation>无法为 %2 类型的 %1 生成数值</translation>
        </message>
        <message>
            <source>scales or sizes of %1 do not fit its input</source>
            <translation>%1 的比例或尺寸与其输入不匹配</translation>
        </message>
        <message>
            <source>%1 = %2 is not computed</source>
            <translation>不计算 %1 = %2</translation>
        </message>
        <message>
            <source>%1 is computed on 1 to 3 spatial axes</source>
            <translation>%1 计算 1 到 3 个空间轴</translation>
        </message>
        <message>
            <source>the window of %1 is larger than its input</source>
            <translation>%1 的窗口大于其输入</translation>
        </message>
        <message>
            <source>write it again with numpy.savez</source>
            <translation>请用 numpy.savez 重新写入</translation>
        </message>
        <message>
            <source>entry %1 is damaged or encrypted</source>
            <translation>条目 %1 已损坏或被加密</translation>
        </message>
        <message>
            <source>entry %1 cannot be unpacked</source>
            <translation>条目 %1 无法解压</translation>
        </message>
        <message>
            <source>entry %1 is compressed in an unknown way</source>
            <translation>条目 %1 使用未知的压缩方式</translation>
        </message>
        <message>
            <source>entry %1 is damaged (checksum)</source>
            <translation>条目 %1 已损坏（校验和）</translation>
        </message>
        <message>
            <source>it is no zip archive</source>
            <translation>不是 zip 压缩包</translation>
        </message>
        <message>
            <source>its directory is damaged</source>
            <translation>目录已损坏</translation>
        </message>
        <message>
            <source>%1 is too large for an .npz file</source>
            <translation>%1 对 .npz 文件来说太大</translation>
        </message>
        <message>
            <source>%1 lacks an operand or a body, or has one of another kind</source>
            <translation>%1 缺少操作数或子图，或其种类不符</translation>
        </message>
        <message>
            <source>the loop does not end within %1 rounds</source>
            <translation>循环在 %1 轮内没有结束</translation>
        </message>
        <message>
            <source>a sparse tensor&apos;s parts do not fit</source>
            <translation>稀疏张量的各部分不相符</translation>
        </message>
        <message>
            <source>%1 is no tensor but %2</source>
            <translation>%1 不是张量，而是 %2</translation>
        </message>
        <message>
            <source>attribute %1 of %2 is not computed</source>
            <translation>不计算 %2 的属性 %1</translation>
        </message>
        <message>
            <source>input %1 of %2 must be a tensor</source>
            <translation>%2 的输入 %1 必须是张量</translation>
        </message>
        <message>
            <source>input %1 of %2 must be a sequence</source>
            <translation>%2 的输入 %1 必须是序列</translation>
        </message>
        <message>
            <source>place %1 lies outside a sequence of %2</source>
            <translation>位置 %1 超出长度为 %2 的序列</translation>
        </message>
        <message>
            <source>the optional has no element</source>
            <translation>可选值没有元素</translation>
        </message>
        <message>
            <source>“%1” is no number</source>
            <translation>“%1”不是数字</translation>
        </message>
        <message>
            <source>the pattern is no regular expression</source>
            <translation>该模式不是正则表达式</translation>
        </message>
        <message>
            <source>%1 is computed for inference alone</source>
            <translation>%1 仅按推理方式计算</translation>
        </message>
        <message>
            <source>input %1 of %2 must be a map</source>
            <translation>%2 的输入 %1 必须是映射</translation>
        </message>
        <message>
            <source>the picture cannot be decoded</source>
            <translation>无法解码该图像</translation>
        </message>
        <message>
            <source>take the function that calls itself apart</source>
            <translation>请拆开调用自身的函数</translation>
        </message>
        <message>
            <source>give it a trip count, or a condition that becomes false</source>
            <translation>请给它循环次数，或会变为假的条件</translation>
        </message>
        <message>
            <source>nothing ends the loop: it has no trip count, and its condition stays true</source>
            <translation>循环不会结束：没有循环次数，条件一直为真</translation>
        </message>
        <message>
            <source>mend the shapes or attributes that it is given</source>
            <translation>请修正它的形状或属性</translation>
        </message>
        <message>
            <source>tensors would take more memory than the %1 MB they may</source>
            <translation>张量所需内存超过允许的 %1 MB</translation>
        </message>
        <message>
            <source>give smaller shapes, or raise --memory-limit</source>
            <translation>请使用更小的形状，或提高 --memory-limit</translation>
        </message>
        <message>
            <source>an axis of the result of %1 would have a negative length</source>
            <translation>%1 的结果会有长度为负的轴</translation>
        </message>
        <message>
            <source>%1 does not say which input it is for</source>
            <translation>%1 没有说明用于哪个输入</translation>
        </message>
        <message>
            <source>name it: INPUT=FILE</source>
            <translation>请指明：输入=文件</translation>
        </message>
        <message>
            <source>the model has no such input</source>
            <translation>模型没有这个输入</translation>
        </message>
        <message>
            <source>name one of the graph&apos;s inputs</source>
            <translation>请指明图的某个输入</translation>
        </message>
        <message>
            <source>this is no tensor with its own elements</source>
            <translation>这不是自带元素的张量</translation>
        </message>
        <message>
            <source>write a TensorProto, or use .npy</source>
            <translation>请写成 TensorProto，或使用 .npy</translation>
        </message>
        <message>
            <source>the model has not so many inputs</source>
            <translation>模型没有这么多输入</translation>
        </message>
        <message>
            <source>give the test data of this model</source>
            <translation>请给出此模型的测试数据</translation>
        </message>
        <message>
            <source>there is no input_0.pb in it</source>
            <translation>其中没有 input_0.pb</translation>
        </message>
        <message>
            <source>give a folder of ONNX&apos;s test data</source>
            <translation>请给出 ONNX 测试数据的文件夹</translation>
        </message>
        <message>
            <source>this picture cannot be read</source>
            <translation>无法读取这张图片</translation>
        </message>
        <message>
            <source>save it as PNG without interlacing, or as baseline JPEG</source>
            <translation>请存为非隔行的 PNG 或基线 JPEG</translation>
        </message>
        <message>
            <source>one picture does not make an input of %1</source>
            <translation>一张图片不能作为 %1 的输入</translation>
        </message>
        <message>
            <source>pictures are for [1, 3, H, W], [1, H, W, 3] and the like of float or uint8; use .npy</source>
            <translation>图片用于 float 或 uint8 的 [1, 3, H, W]、[1, H, W, 3] 等；请使用 .npy</translation>
        </message>
        <message>
            <source>mean and std do not have as many numbers as there are channels</source>
            <translation>mean 与 std 的个数与通道数不符</translation>
        </message>
        <message>
            <source>give one for each channel, or one for all</source>
            <translation>请为每个通道给一个，或为全部给一个</translation>
        </message>
        <message>
            <source>the input is too large</source>
            <translation>输入太大</translation>
        </message>
        <message>
            <source>fix its shape with --shape</source>
            <translation>请用 --shape 固定其形状</translation>
        </message>
        <message>
            <source>no picture has such elements</source>
            <translation>没有图片具有这样的元素</translation>
        </message>
        <message>
            <source>use .npy</source>
            <translation>请使用 .npy</translation>
        </message>
        <message>
            <source>NumPy&apos;s files cannot hold these strings</source>
            <translation>NumPy 文件无法保存这些字符串</translation>
        </message>
        <message>
            <source>a picture has scale, mean, std and order=rgb or bgr, not “%1”</source>
            <translation>图片有 scale、mean、std 和 order=rgb 或 bgr，没有“%1”</translation>
        </message>
        <message>
            <source>it has another value in each round of a body</source>
            <translation>它在循环体的每一轮都有不同的值</translation>
        </message>
        <message>
            <source>look at an output of the node that runs the body</source>
            <translation>请查看运行该循环体的节点的输出</translation>
        </message>
    </context>
    <context>
        <name>cut</name>
        <message>
            <source>nothing would be left of the model</source>
            <translation>模型将不剩任何部分</translation>
        </message>
        <message>
            <source>cut at a later tensor</source>
            <translation>请在更靠后的张量处切割</translation>
        </message>
        <message>
            <source>tensor %1 is inside a body, which cannot be cut</source>
            <translation>张量 %1 位于子图中，无法切割</translation>
        </message>
        <message>
            <source>cut before or after the node that holds the body</source>
            <translation>请在包含该子图的节点之前或之后切割</translation>
        </message>
        <message>
            <source>tensor %1 is a constant</source>
            <translation>张量 %1 是常量</translation>
        </message>
        <message>
            <source>name a tensor that is computed</source>
            <translation>请指定一个计算得到的张量</translation>
        </message>
        <message>
            <source>there is no tensor %1</source>
            <translation>没有张量 %1</translation>
        </message>
        <message>
            <source>check the name</source>
            <translation>请检查名称</translation>
        </message>
        <message>
            <source>nothing reads tensor %1</source>
            <translation>没有节点读取张量 %1</translation>
        </message>
        <message>
            <source>cut at an earlier tensor</source>
            <translation>请在更靠前的张量处切割</translation>
        </message>
        <message>
            <source>the type of %1 is not known</source>
            <translation>%1 的类型未知</translation>
        </message>
        <message>
            <source>fix the model&apos;s input shapes (--shape, --dim)</source>
            <translation>请固定模型的输入形状（--shape、--dim）</translation>
        </message>
        <message>
            <source>choose --merge none or another strategy</source>
            <translation>请选择 --merge none 或其他方式</translation>
        </message>
        <message>
            <source>the shape of %1 is not fixed</source>
            <translation>%1 的形状未固定</translation>
        </message>
        <message>
            <source>the outputs&apos; types do not fit into one exactly</source>
            <translation>各输出的类型无法精确合并为一个</translation>
        </message>
        <message>
            <source>merging by channels needs equal sizes but on axis 1</source>
            <translation>按通道合并要求除轴 1 外尺寸相同</translation>
        </message>
    </context>
    <context>
        <name>document</name>
        <message>
            <source>%1 takes a whole number, not “%2”</source>
            <translation>%1 需要整数，而不是“%2”</translation>
        </message>
        <message>
            <source>%1 takes a number, not “%2”</source>
            <translation>%1 需要数字，而不是“%2”</translation>
        </message>
        <message>
            <source>%1 takes whole numbers with commas between them, not “%2”</source>
            <translation>%1 需要用逗号分隔的整数，而不是“%2”</translation>
        </message>
        <message>
            <source>%1 takes numbers with commas between them, not “%2”</source>
            <translation>%1 需要用逗号分隔的数字，而不是“%2”</translation>
        </message>
        <message>
            <source>%1 does not take “%2”</source>
            <translation>%1 不接受“%2”</translation>
        </message>
        <message>
            <source>a tensor needs a name</source>
            <translation>张量需要名称</translation>
        </message>
        <message>
            <source>another tensor is called %1</source>
            <translation>另一个张量名为 %1</translation>
        </message>
        <message>
            <source>%1 is not written as text</source>
            <translation>%1 不以文本形式书写</translation>
        </message>
        <message>
            <source>%1 is read, and nothing can take its place</source>
            <translation>%1 被读取，且没有可替代它的张量</translation>
        </message>
        <message>
            <source>only tensors of the main graph can be outputs</source>
            <translation>只有主图的张量可以作为输出</translation>
        </message>
        <message>
            <source>%1 is an output already</source>
            <translation>%1 已是输出</translation>
        </message>
        <message>
            <source>%1 is no output</source>
            <translation>%1 不是输出</translation>
        </message>
        <message>
            <source>a model needs an output; this is the last one</source>
            <translation>模型需要输出；这是最后一个</translation>
        </message>
    </context>
    <context>
        <name>espalier::ComparedModel</name>
        <message>
            <source>differs</source>
            <translation>有差异</translation>
        </message>
        <message>
            <source>equal</source>
            <translation>相等</translation>
        </message>
        <message>
            <source>close</source>
            <translation>接近</translation>
        </message>
        <message>
            <source>other shape or type</source>
            <translation>形状或类型不同</translation>
        </message>
        <message>
            <source>%1, made by %2</source>
            <translation>%1，由 %2 产生</translation>
        </message>
        <message>
            <source>Tensor</source>
            <translation>张量</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>算子</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <source>Max abs</source>
            <translation>最大绝对</translation>
        </message>
        <message>
            <source>Mean abs</source>
            <translation>平均绝对</translation>
        </message>
        <message>
            <source>Max rel</source>
            <translation>最大相对</translation>
        </message>
        <message>
            <source>ULP</source>
            <translation>ULP</translation>
        </message>
        <message>
            <source>Cosine</source>
            <translation>余弦</translation>
        </message>
        <message>
            <source>PSNR, dB</source>
            <translation>PSNR，dB</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>结论</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>原模型</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>误差</translation>
        </message>
    </context>
    <context>
        <name>espalier::CoverageBar</name>
        <message>
            <source>%1 of %2 nodes</source>
            <translation>%2 个节点中的 %1 个</translation>
        </message>
        <message>
            <source>%1 % of MACs</source>
            <translation>乘加的 %1 %</translation>
        </message>
        <message>
            <source>List what is missing</source>
            <translation>列出缺少的部分</translation>
        </message>
    </context>
    <context>
        <name>espalier::DocumentView</name>
        <message>
            <source>main</source>
            <translation>主图</translation>
        </message>
        <message>
            <source>Broken model:</source>
            <translation>损坏的模型：</translation>
        </message>
    </context>
    <context>
        <name>espalier::ErrorStrip</name>
        <message>
            <source>Files that could not be read</source>
            <translation>无法读取的文件</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>espalier::ExportDialog</name>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Export %1</source>
            <translation>导出 %1</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>选项</translation>
        </message>
        <message>
            <source>Folder for the export</source>
            <translation>导出文件夹</translation>
        </message>
        <message>
            <source>ready: the tail that was cut off</source>
            <translation>就绪：切下的尾部</translation>
        </message>
        <message>
            <source>the whole model as C++</source>
            <translation>整个模型生成 C++</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>not for this target</source>
            <translation>不适用于此目标</translation>
        </message>
        <message numerus="yes">
            <source>%n node(s) do not run</source>
            <translation>
                <numerusform>%n 个节点不能运行</numerusform>
            </translation>
        </message>
        <message>
            <source>No target is chosen.</source>
            <translation>未选择目标。</translation>
        </message>
        <message>
            <source>All %1 nodes run on %2.</source>
            <translation>全部 %1 个节点都能在 %2 上运行。</translation>
        </message>
        <message>
            <source>%1 of %2 nodes run on %3.</source>
            <translation>%2 个节点中有 %1 个能在 %3 上运行。</translation>
        </message>
        <message>
            <source>Replace and export</source>
            <translation>替换并导出</translation>
        </message>
        <message>
            <source>Replaces %1</source>
            <translation>将替换 %1</translation>
        </message>
        <message>
            <source>Listing the files of an export</source>
            <translation>列出导出的文件</translation>
        </message>
        <message>
            <source>Will be written</source>
            <translation>将要写出</translation>
        </message>
        <message>
            <source>About</source>
            <translation>约</translation>
        </message>
        <message>
            <source>The model is large: its files are listed once they are written.</source>
            <translation>模型较大：写出后才列出文件。</translation>
        </message>
        <message>
            <source>Working out which files…</source>
            <translation>正在确定文件…</translation>
        </message>
        <message>
            <source>%1: cannot be written: %2</source>
            <translation>%1：无法写出：%2</translation>
        </message>
        <message>
            <source>replaces a file</source>
            <translation>替换已有文件</translation>
        </message>
        <message>
            <source>is removed</source>
            <translation>将被删除</translation>
        </message>
        <message>
            <source>Exporting %1</source>
            <translation>正在导出 %1</translation>
        </message>
        <message>
            <source>%1: not written: %2</source>
            <translation>%1：未写入：%2</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Writes a folder for each format into %1</source>
            <translation>将为每种格式在 %1 中写入一个文件夹</translation>
        </message>
        <message>
            <source>Written. %1</source>
            <translation>已写入。%1</translation>
        </message>
        <message>
            <source>Not everything was written; the reasons stand above.</source>
            <translation>未能全部写入；原因见上方。</translation>
        </message>
    </context>
    <context>
        <name>espalier::FindingModel</name>
        <message>
            <source>broken</source>
            <translation>损坏</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>警告</translation>
        </message>
        <message>
            <source>note</source>
            <translation>提示</translation>
        </message>
        <message>
            <source>Cut to C++, or keep as custom layer</source>
            <translation>切割到 C++，或保留为自定义层</translation>
        </message>
        <message>
            <source>Cut to C++</source>
            <translation>切割到 C++</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>判定</translation>
        </message>
        <message>
            <source>Node</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>算子</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Remedy</source>
            <translation>办法</translation>
        </message>
    </context>
    <context>
        <name>espalier::FixCards</name>
        <message>
            <source>exact</source>
            <translation>精确</translation>
        </message>
        <message>
            <source>approximate</source>
            <translation>近似</translation>
        </message>
        <message>
            <source>needs training</source>
            <translation>需要训练</translation>
        </message>
        <message>
            <source>The new layers need training before their numbers mean anything.</source>
            <translation>新层在训练之前，其数值没有意义。</translation>
        </message>
        <message>
            <source>Not verified: %1</source>
            <translation>未验证：%1</translation>
        </message>
        <message numerus="yes">
            <source>Bit-equal in %n run(s)</source>
            <translation>
                <numerusform>%n 次运行逐位相等</numerusform>
            </translation>
        </message>
        <message>
            <source>Within %1 in %2 runs</source>
            <translation>%2 次运行误差在 %1 以内</translation>
        </message>
        <message>
            <source>Differs: %1</source>
            <translation>有差异：%1</translation>
        </message>
        <message>
            <source>Verifying %1</source>
            <translation>正在验证 %1</translation>
        </message>
        <message>
            <source>Fixes</source>
            <translation>修复</translation>
        </message>
        <message>
            <source>no rule mends this node</source>
            <translation>没有规则能修复此节点</translation>
        </message>
        <message numerus="yes">
            <source>%n, cheapest first</source>
            <translation>
                <numerusform>%n 个，代价最低者在前</numerusform>
            </translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Apply to all %1</source>
            <translation>应用到全部 %1 处</translation>
        </message>
        <message>
            <source>Verifying…</source>
            <translation>正在验证…</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>之前</translation>
        </message>
        <message>
            <source>After, on %1</source>
            <translation>之后，在 %1 上</translation>
        </message>
        <message>
            <source>%1 nodes, %2 MACs</source>
            <translation>%1 个节点，%2 次乘加</translation>
        </message>
        <message>
            <source>Cut here and generate C++</source>
            <translation>在此切割并生成 C++</translation>
        </message>
        <message>
            <source>This node and all that depends on it.</source>
            <translation>此节点及所有依赖它的部分。</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>切割</translation>
        </message>
        <message>
            <source>Keep as custom layer</source>
            <translation>保留为自定义层</translation>
        </message>
        <message>
            <source>Not offered: no export of this version writes layers of one&apos;s own.</source>
            <translation>不可用：此版本的导出不写自定义层。</translation>
        </message>
        <message>
            <source>Apply to %1</source>
            <translation>应用到 %1 处</translation>
        </message>
    </context>
    <context>
        <name>espalier::GraphCanvas</name>
        <message>
            <source>Hide the map (M)</source>
            <translation>隐藏概览图 (M)</translation>
        </message>
        <message>
            <source>Lower left</source>
            <translation>左下角</translation>
        </message>
        <message>
            <source>Lower right</source>
            <translation>右下角</translation>
        </message>
        <message>
            <source>Upper left</source>
            <translation>左上角</translation>
        </message>
        <message>
            <source>Upper right</source>
            <translation>右上角</translation>
        </message>
        <message>
            <source>Arrow keys walk along the edges. The Findings and Operators panels list the same nodes as tables.</source>
            <translation>方向键沿边移动。“发现”和“算子”面板以表格列出相同的节点。</translation>
        </message>
        <message>
            <source>%1 %2
made by %3, read by %4</source>
            <translation>%1 %2
由 %3 产生，由 %4 读取</translation>
        </message>
        <message>
            <source>Graph</source>
            <translation>图</translation>
        </message>
        <message>
            <source>needs training</source>
            <translation>需要训练</translation>
        </message>
        <message>
            <source>makes %1</source>
            <translation>产生 %1</translation>
        </message>
        <message>
            <source>input %1 %2</source>
            <translation>输入 %1 %2</translation>
        </message>
        <message>
            <source>output %1 %2</source>
            <translation>输出 %1 %2</translation>
        </message>
        <message>
            <source>one of %1 alike</source>
            <translation>%1 个相同之一</translation>
        </message>
        <message>
            <source>%1 nodes selected; the last one: %2</source>
            <translation>已选择 %1 个节点；最后一个：%2</translation>
        </message>
    </context>
    <context>
        <name>espalier::JobListModel</name>
        <message>
            <source>waiting</source>
            <translation>等待中</translation>
        </message>
        <message>
            <source>done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
    </context>
    <context>
        <name>espalier::LegendStrip</name>
        <message>
            <source>Legend</source>
            <translation>图例</translation>
        </message>
        <message>
            <source>Click selects these nodes, Ctrl+click dims the rest</source>
            <translation>单击选择这些节点，Ctrl+单击淡化其余部分</translation>
        </message>
    </context>
    <context>
        <name>espalier::MainWindow</name>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Fix</source>
            <translation>固定</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Open model</source>
            <translation>打开模型</translation>
        </message>
        <message>
            <source>ONNX models and targets (*.onnx *.yaml);;All files (*)</source>
            <translation>ONNX 模型和目标 (*.onnx *.yaml);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Close %1</source>
            <translation>关闭 %1</translation>
        </message>
        <message>
            <source>%1 has steps that were not exported.</source>
            <translation>%1 有未导出的步骤。</translation>
        </message>
        <message>
            <source>Close without export</source>
            <translation>不导出直接关闭</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Drop to add the target %1</source>
            <translation>松开以添加目标 %1</translation>
        </message>
        <message>
            <source>Drop to open %1</source>
            <translation>松开以打开 %1</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>打开(&amp;O)…</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>导出(&amp;E)…</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Copy names</source>
            <translation>复制名称(&amp;C)</translation>
        </message>
        <message>
            <source>Copy names as &amp;arguments</source>
            <translation>复制名称为参数(&amp;A)</translation>
        </message>
        <message>
            <source>Re&amp;name…</source>
            <translation>重命名(&amp;N)…</translation>
        </message>
        <message>
            <source>&amp;Delete and reconnect</source>
            <translation>删除并重新连接(&amp;D)</translation>
        </message>
        <message>
            <source>Delete, leaving what reads it &amp;open</source>
            <translation>删除，读取者保持悬空(&amp;O)</translation>
        </message>
        <message>
            <source>Fix dims and &amp;shapes…</source>
            <translation>固定维度和形状(&amp;S)…</translation>
        </message>
        <message>
            <source>&amp;Find</source>
            <translation>查找(&amp;F)</translation>
        </message>
        <message>
            <source>Find &amp;next</source>
            <translation>查找下一个(&amp;N)</translation>
        </message>
        <message>
            <source>Find &amp;previous</source>
            <translation>查找上一个(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>后退(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Forward</source>
            <translation>前进(&amp;F)</translation>
        </message>
        <message>
            <source>Next f&amp;inding</source>
            <translation>下一个发现(&amp;I)</translation>
        </message>
        <message>
            <source>Previous finding</source>
            <translation>上一个发现</translation>
        </message>
        <message>
            <source>&amp;Whole graph</source>
            <translation>整个图(&amp;W)</translation>
        </message>
        <message>
            <source>Fit &amp;selection</source>
            <translation>适应选择(&amp;S)</translation>
        </message>
        <message>
            <source>Zoom &amp;in</source>
            <translation>放大(&amp;I)</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>缩小(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Names of nodes</source>
            <translation>节点名称(&amp;N)</translation>
        </message>
        <message>
            <source>S&amp;hapes beside edges</source>
            <translation>边旁的形状(&amp;H)</translation>
        </message>
        <message>
            <source>Ink bars for &amp;cost</source>
            <translation>开销墨条(&amp;C)</translation>
        </message>
        <message>
            <source>Wrapped into co&amp;lumns</source>
            <translation>分栏排布(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Map</source>
            <translation>缩略图(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Fold the group around the selection</source>
            <translation>折叠选中项所在的组(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Unfold it</source>
            <translation>展开该组(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Up along an edge</source>
            <translation>沿边向上(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Down along an edge</source>
            <translation>沿边向下(&amp;D)</translation>
        </message>
        <message>
            <source>Neighbour to the &amp;left</source>
            <translation>左侧相邻(&amp;L)</translation>
        </message>
        <message>
            <source>Neighbour to the &amp;right</source>
            <translation>右侧相邻(&amp;R)</translation>
        </message>
        <message>
            <source>First in&amp;put</source>
            <translation>第一个输入(&amp;P)</translation>
        </message>
        <message>
            <source>Last ou&amp;tput</source>
            <translation>最后一个输出(&amp;T)</translation>
        </message>
        <message>
            <source>Int&amp;o the body or group</source>
            <translation>进入子图或组(&amp;O)</translation>
        </message>
        <message>
            <source>O&amp;ut of the body</source>
            <translation>离开子图(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;100 %</source>
            <translation>&amp;100 %</translation>
        </message>
        <message>
            <source>&amp;Hide docks</source>
            <translation>隐藏面板(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Choose target</source>
            <translation>选择目标(&amp;C)</translation>
        </message>
        <message>
            <source>Fit to target</source>
            <translation>适配目标</translation>
        </message>
        <message>
            <source>&amp;Verify against the original</source>
            <translation>对照原模型验证(&amp;V)</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>切割</translation>
        </message>
        <message>
            <source>Fi&amp;xes of the selection</source>
            <translation>所选节点的修复(&amp;X)</translation>
        </message>
        <message>
            <source>&amp;Apply the open fix</source>
            <translation>应用打开的修复(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Documentation of the operator</source>
            <translation>算子文档(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Leave mode</source>
            <translation>退出模式(&amp;L)</translation>
        </message>
        <message>
            <source>Tab %1</source>
            <translation>标签 %1</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Panels</source>
            <translation>面板(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>主题(&amp;T)</translation>
        </message>
        <message>
            <source>As the &amp;system</source>
            <translation>跟随系统(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>浅色(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>深色(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;High contrast</source>
            <translation>高对比度(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Tabs</source>
            <translation>标签页(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Graph</source>
            <translation>图(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Target</source>
            <translation>目标(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>Main</source>
            <translation>主工具栏</translation>
        </message>
        <message>
            <source>open a model first</source>
            <translation>请先打开模型</translation>
        </message>
        <message>
            <source>nothing was changed</source>
            <translation>没有任何更改</translation>
        </message>
        <message>
            <source>nothing was undone</source>
            <translation>没有可重做的步骤</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>撤销：%1</translation>
        </message>
        <message>
            <source>Redo: %1</source>
            <translation>重做：%1</translation>
        </message>
        <message>
            <source>select a node first</source>
            <translation>请先选择节点</translation>
        </message>
        <message>
            <source>choose a target first</source>
            <translation>请先选择目标</translation>
        </message>
        <message>
            <source>every node runs already</source>
            <translation>每个节点都已能运行</translation>
        </message>
        <message>
            <source>the model is cut already</source>
            <translation>模型已经切割</translation>
        </message>
        <message>
            <source>Cut here</source>
            <translation>在此切割</translation>
        </message>
        <message>
            <source>No longer an output of the model</source>
            <translation>不再作为模型输出</translation>
        </message>
        <message>
            <source>Make it an output of the model</source>
            <translation>设为模型输出</translation>
        </message>
        <message>
            <source>%1 (%2 nodes)</source>
            <translation>%1（%2 个节点）</translation>
        </message>
        <message numerus="yes">
            <source>%n name(s) copied</source>
            <translation>
                <numerusform>已复制 %n 个名称</numerusform>
            </translation>
        </message>
        <message>
            <source>Rename node</source>
            <translation>重命名节点</translation>
        </message>
        <message>
            <source>Rename tensor</source>
            <translation>重命名张量</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Fix dims and shapes</source>
            <translation>固定维度和形状</translation>
        </message>
        <message>
            <source>INPUT=1x3x224x224, or a dim&apos;s name: N=1</source>
            <translation>输入=1x3x224x224，或维度名：N=1</translation>
        </message>
        <message>
            <source>“%1” is neither INPUT=1x3x224x224 nor N=1</source>
            <translation>“%1”既不是 输入=1x3x224x224 也不是 N=1</translation>
        </message>
        <message>
            <source>There is no finding.</source>
            <translation>没有发现。</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>最近打开(&amp;R)</translation>
        </message>
        <message>
            <source>Nothing was opened yet</source>
            <translation>尚未打开过任何模型</translation>
        </message>
        <message>
            <source>&amp;Run the model</source>
            <translation>运行模型(&amp;R)</translation>
        </message>
        <message>
            <source>Compare &amp;tensors with the original</source>
            <translation>与原模型比较张量(&amp;T)</translation>
        </message>
    </context>
    <context>
        <name>espalier::OperatorModel</name>
        <message>
            <source>Operator</source>
            <translation>算子</translation>
        </message>
        <message>
            <source>Nodes</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>判定</translation>
        </message>
    </context>
    <context>
        <name>espalier::OptionForm</name>
        <message>
            <source>This format has no options.</source>
            <translation>此格式没有选项。</translation>
        </message>
    </context>
    <context>
        <name>espalier::PictureMaker</name>
        <message>
            <source>MACs</source>
            <translation>乘加</translation>
        </message>
        <message>
            <source>Laying out %1</source>
            <translation>正在布局 %1</translation>
        </message>
        <message>
            <source>Drawing</source>
            <translation>正在绘制</translation>
        </message>
    </context>
    <context>
        <name>espalier::SearchField</name>
        <message>
            <source>Select all</source>
            <translation>全选</translation>
        </message>
        <message>
            <source>op:Mul is:fixable</source>
            <translation>op:Mul is:fixable</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Words match names, operators and tensors.
op:  name:  tensor:  attr:  shape:  is:  rule:  narrow; - excludes, * is anything.</source>
            <translation>词语匹配名称、算子和张量。
op:  name:  tensor:  attr:  shape:  is:  rule:  缩小范围；- 排除，* 匹配任意内容。</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>正在搜索</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%2 中的 %1</translation>
        </message>
        <message>
            <source>Previous hit</source>
            <translation>上一个匹配</translation>
        </message>
        <message>
            <source>Next hit</source>
            <translation>下一个匹配</translation>
        </message>
    </context>
    <context>
        <name>espalier::Session</name>
        <message>
            <source>Reading targets and rules</source>
            <translation>正在读取目标和规则</translation>
        </message>
        <message>
            <source>Drawing the small picture of %1</source>
            <translation>绘制 %1 的缩略图</translation>
        </message>
    </context>
    <context>
        <name>espalier::SliceView</name>
        <message>
            <source>Blue first</source>
            <translation>蓝色在先</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>行</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>View of the values</source>
            <translation>值的视图</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Heat map</source>
            <translation>热图</translation>
        </message>
        <message>
            <source>Axis of the rows</source>
            <translation>行所在的轴</translation>
        </message>
        <message>
            <source>Axis of the columns</source>
            <translation>列所在的轴</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>axis %1 (%2)</source>
            <translation>轴 %1 (%2)</translation>
        </message>
        <message>
            <source>axis %1</source>
            <translation>轴 %1</translation>
        </message>
        <message>
            <source>Index along axis %1</source>
            <translation>沿轴 %1 的下标</translation>
        </message>
        <message>
            <source>Painting values</source>
            <translation>正在绘制值</translation>
        </message>
        <message>
            <source>The first %1 of %2 rows</source>
            <translation>%2 行中的前 %1 行</translation>
        </message>
        <message>
            <source>The first %1 of %2 columns</source>
            <translation>%2 列中的前 %1 列</translation>
        </message>
    </context>
    <context>
        <name>espalier::StatusLine</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>No model open</source>
            <translation>未打开模型</translation>
        </message>
        <message>
            <source>%1 nodes</source>
            <translation>%1 个节点</translation>
        </message>
        <message>
            <source>%1 parameters</source>
            <translation>%1 个参数</translation>
        </message>
        <message>
            <source>%1 MACs</source>
            <translation>%1 次乘加</translation>
        </message>
        <message>
            <source>MACs not known</source>
            <translation>乘加数未知</translation>
        </message>
        <message>
            <source>opset %1</source>
            <translation>opset %1</translation>
        </message>
        <message>
            <source>Click to copy</source>
            <translation>单击复制</translation>
        </message>
        <message>
            <source>Copied: %1</source>
            <translation>已复制：%1</translation>
        </message>
    </context>
    <context>
        <name>espalier::TargetPicker</name>
        <message>
            <source>&amp;Target</source>
            <translation>目标(&amp;T)</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>Facts: %1</source>
            <translation>事实依据：%1</translation>
        </message>
    </context>
    <context>
        <name>espalier::WeightModel</name>
        <message>
            <source>scalar</source>
            <translation>标量</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>字节</translation>
        </message>
        <message>
            <source>Readers</source>
            <translation>读取者</translation>
        </message>
    </context>
    <context>
        <name>espalier::WelcomePage</name>
        <message>
            <source>today %1</source>
            <translation>今天 %1</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>昨天</translation>
        </message>
        <message>
            <source>Drop an ONNX model here</source>
            <translation>将 ONNX 模型拖到此处</translation>
        </message>
        <message>
            <source>Also: a target file (.yaml).</source>
            <translation>也可以是目标文件 (.yaml)。</translation>
        </message>
        <message>
            <source>Open model…</source>
            <translation>打开模型…</translation>
        </message>
        <message>
            <source>See what your target can run, mend what it cannot, export the rest.</source>
            <translation>查看目标能运行什么，修复不能运行的部分，导出其余部分。</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>最近</translation>
        </message>
        <message>
            <source>Targets: what “supported” is measured against</source>
            <translation>目标：“支持”的衡量依据</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>试一试</translation>
        </message>
        <message>
            <source>Open a detector</source>
            <translation>打开一个检测模型</translation>
        </message>
        <message>
            <source>FastestDet, 211 nodes: see which devices run all of them.</source>
            <translation>FastestDet，211 个节点：看看哪些设备能全部运行。</translation>
        </message>
        <message>
            <source>Open a pitch tracker</source>
            <translation>打开一个音高跟踪模型</translation>
        </message>
        <message>
            <source>SwiftF0, sizes left open: fix them, mend it, cut the rest to C++.</source>
            <translation>SwiftF0，尺寸未定：先固定尺寸，再修复，其余切到 C++。</translation>
        </message>
        <message>
            <source>The same without a window</source>
            <translation>不用窗口做同样的事</translation>
        </message>
        <message>
            <source>%1 is not installed</source>
            <translation>%1 未安装</translation>
        </message>
        <message>
            <source>Models that were open stand here.</source>
            <translation>打开过的模型会显示在这里。</translation>
        </message>
        <message>
            <source>%1 of %2 nodes</source>
            <translation>%2 个节点中的 %1 个</translation>
        </message>
        <message>
            <source>%1 fixable</source>
            <translation>%1 个可修复</translation>
        </message>
        <message>
            <source>%1 unsupported</source>
            <translation>%1 个不支持</translation>
        </message>
        <message>
            <source>%1 unknown</source>
            <translation>%1 个未知</translation>
        </message>
    </context>
    <context>
        <name>espalier::Workbench</name>
        <message>
            <source>Opening %1</source>
            <translation>正在打开 %1</translation>
        </message>
        <message>
            <source>Inferring shapes of %1</source>
            <translation>正在推断 %1 的形状</translation>
        </message>
        <message>
            <source>Judging %1</source>
            <translation>正在评估 %1</translation>
        </message>
        <message>
            <source>Looking for rules that mend %1</source>
            <translation>正在查找能修复 %1 的规则</translation>
        </message>
        <message>
            <source>Fitting %1 to %2</source>
            <translation>正在将 %1 适配到 %2</translation>
        </message>
        <message>
            <source>Every node runs already.</source>
            <translation>每个节点都已能运行。</translation>
        </message>
        <message numerus="yes">
            <source>No rule mends the %n node(s) that do not run.</source>
            <translation>
                <numerusform>没有规则能修复 %n 个不能运行的节点。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) mended and verified</source>
            <translation>
                <numerusform>已修复并验证 %n 处</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n node(s) left</source>
            <translation>
                <numerusform>，剩余 %n 个节点</numerusform>
            </translation>
        </message>
        <message>
            <source>Verifying %1</source>
            <translation>正在验证 %1</translation>
        </message>
        <message>
            <source>Looking for a cut</source>
            <translation>正在寻找切割位置</translation>
        </message>
        <message>
            <source>Cutting %1</source>
            <translation>正在切割 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n node(s) moved to generated C++</source>
            <translation>
                <numerusform>已将 %n 个节点移到生成的 C++</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 applied: %2</source>
            <translation>已应用 %1：%2</translation>
        </message>
        <message>
            <source>Running %1</source>
            <translation>正在运行 %1</translation>
        </message>
        <message>
            <source>%1 (%2) makes the first NaN or infinity</source>
            <translation>%1 (%2) 最先产生 NaN 或无穷大</translation>
        </message>
        <message>
            <source>Ran in %1 ms</source>
            <translation>运行用时 %1 毫秒</translation>
        </message>
        <message>
            <source>Comparing %1 with the original</source>
            <translation>正在将 %1 与原模型比较</translation>
        </message>
        <message numerus="yes">
            <source>No tensor differs, of %n</source>
            <translation>
                <numerusform>%n 个张量均无差异</numerusform>
            </translation>
        </message>
        <message>
            <source>The first tensor that differs is %1</source>
            <translation>第一个有差异的张量是 %1</translation>
        </message>
    </context>
    <context>
        <name>espalier::ZoomControl</name>
        <message>
            <source>Zoom out (−)</source>
            <translation>缩小 (−)</translation>
        </message>
        <message>
            <source>Zoom in (+)</source>
            <translation>放大 (+)</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>适应</translation>
        </message>
        <message>
            <source>Show the whole graph (0)</source>
            <translation>显示整个图 (0)</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
    </context>
    <context>
        <name>exporters</name>
        <message>
            <source>there is no export format “%1”</source>
            <translation>没有导出格式“%1”</translation>
        </message>
        <message>
            <source>the formats are %1</source>
            <translation>可用格式为 %1</translation>
        </message>
        <message>
            <source>%1 is written for a device, and none is named</source>
            <translation>%1 是为某个设备写的，但未指定设备</translation>
        </message>
        <message>
            <source>name one with --target TARGET/DEVICE</source>
            <translation>用 --target 目标/设备 指定一个</translation>
        </message>
        <message>
            <source>ONNX model</source>
            <translation>ONNX 模型</translation>
        </message>
        <message>
            <source>Tensors of at least this many bytes go to a file of their own; 0: only where the model would pass 2 GiB, or has them outside already</source>
            <translation>至少这么多字节的张量写入单独的文件；0：仅当模型将超过 2 GiB 或张量本就在外部时</translation>
        </message>
        <message>
            <source>reads back otherwise than it was written: %1</source>
            <translation>读回的内容与写入的不同：%1</translation>
        </message>
        <message>
            <source>check the disk, and report this</source>
            <translation>请检查磁盘并报告此问题</translation>
        </message>
        <message>
            <source>write true or false</source>
            <translation>请写 true 或 false</translation>
        </message>
        <message>
            <source>write a whole number from %1 to %2</source>
            <translation>请写 %1 到 %2 的整数</translation>
        </message>
        <message>
            <source>write one of %1</source>
            <translation>请写 %1 之一</translation>
        </message>
        <message>
            <source>“%1” is not KEY=VALUE</source>
            <translation>“%1”不是 键=值</translation>
        </message>
        <message>
            <source>write options as KEY=VALUE, with commas between them</source>
            <translation>选项请写成 键=值，用逗号分隔</translation>
        </message>
        <message>
            <source>there is no option “%1”</source>
            <translation>没有选项“%1”</translation>
        </message>
        <message>
            <source>this format has no options</source>
            <translation>此格式没有选项</translation>
        </message>
        <message>
            <source>the options are %1</source>
            <translation>选项有 %1</translation>
        </message>
        <message>
            <source>option “%1” is given twice</source>
            <translation>选项“%1”给出了两次</translation>
        </message>
        <message>
            <source>give it once</source>
            <translation>请只给一次</translation>
        </message>
        <message>
            <source>option “%1” cannot be “%2”</source>
            <translation>选项“%1”不能是“%2”</translation>
        </message>
        <message>
            <source>cannot be written (%1)</source>
            <translation>无法写入（%1）</translation>
        </message>
        <message>
            <source>make room on the disk</source>
            <translation>请腾出磁盘空间</translation>
        </message>
        <message>
            <source>choose another folder, or mend its permissions</source>
            <translation>请选择其他文件夹，或修正权限</translation>
        </message>
        <message>
            <source>is in the way: it is not a folder</source>
            <translation>挡住了位置：它不是文件夹</translation>
        </message>
        <message>
            <source>move it, or choose another folder with --out</source>
            <translation>请移走它，或用 --out 选择其他文件夹</translation>
        </message>
        <message>
            <source>exists, and holds files that are not an export</source>
            <translation>已存在，且含有不是导出结果的文件</translation>
        </message>
        <message>
            <source>exists already</source>
            <translation>已存在</translation>
        </message>
        <message>
            <source>replace it with --force, or choose another folder</source>
            <translation>用 --force 替换，或选择其他文件夹</translation>
        </message>
        <message>
            <source>cannot be read back (%1)</source>
            <translation>无法读回（%1）</translation>
        </message>
        <message>
            <source>choose another folder</source>
            <translation>请选择其他文件夹</translation>
        </message>
        <message>
            <source>is of type %1, which TNN does not have</source>
            <translation>类型为 %1，TNN 没有该类型</translation>
        </message>
        <message>
            <source>has shape %1, and TNN needs it whole</source>
            <translation>形状为 %1，而 TNN 需要完整形状</translation>
        </message>
        <message>
            <source>fix it with --dim or --shape</source>
            <translation>用 --dim 或 --shape 固定它</translation>
        </message>
        <message>
            <source>is a constant, and TNN cannot give one out</source>
            <translation>是常量，而 TNN 无法输出常量</translation>
        </message>
        <message>
            <source>remove this output</source>
            <translation>请移除该输出</translation>
        </message>
        <message>
            <source>gives %1 as %2, and TNN needs the whole shape</source>
            <translation>给出的 %1 为 %2，而 TNN 需要完整形状</translation>
        </message>
        <message>
            <source>fix the inputs with --shape, or cut before it</source>
            <translation>用 --shape 固定输入，或在其之前切割</translation>
        </message>
        <message>
            <source>has no TNN layer for %1</source>
            <translation>没有对应 %1 的 TNN 层</translation>
        </message>
        <message>
            <source>%1 has no TNN layer</source>
            <translation>%1 没有 TNN 层</translation>
        </message>
        <message>
            <source>TNN model</source>
            <translation>TNN 模型</translation>
        </message>
        <message>
            <source>chooses among 8-bit numbers</source>
            <translation>在 8 位数之间选择</translation>
        </message>
        <message>
            <source>is of a rank that the layer does not have</source>
            <translation>其秩是该层不支持的</translation>
        </message>
        <message>
            <source>has shapes that do not fit together</source>
            <translation>形状相互不匹配</translation>
        </message>
        <message>
            <source>pads its two ends differently, and not as TNN&apos;s SAME does</source>
            <translation>两端填充不同，且与 TNN 的 SAME 不一致</translation>
        </message>
        <message>
            <source>pads its two ends differently, and not as TNN can</source>
            <translation>两端填充不同，且 TNN 无法做到</translation>
        </message>
        <message>
            <source>adds a matrix that differs by row</source>
            <translation>加上的矩阵逐行不同</translation>
        </message>
        <message>
            <source>transposes its input</source>
            <translation>转置其输入</translation>
        </message>
        <message>
            <source>does not transpose its input</source>
            <translation>不转置其输入</translation>
        </message>
        <message>
            <source>spreads a batch of matrices within another</source>
            <translation>在另一批矩阵中广播一批矩阵</translation>
        </message>
        <message>
            <source>has an ellipsis</source>
            <translation>含有省略号</translation>
        </message>
        <message>
            <source>has other bounds than 0 and 6</source>
            <translation>上下界不是 0 和 6</translation>
        </message>
        <message>
            <source>is the tanh form, and the layer is the erf form</source>
            <translation>是 tanh 形式，而该层是 erf 形式</translation>
        </message>
        <message>
            <source>scales its sigmoid</source>
            <translation>对其 sigmoid 做了缩放</translation>
        </message>
        <message>
            <source>has a slope that varies within a channel</source>
            <translation>斜率在通道内变化</translation>
        </message>
        <message>
            <source>has more than one exponent</source>
            <translation>有多个指数</translation>
        </message>
        <message>
            <source>compares with 0, which TNN&apos;s Cast does not</source>
            <translation>与 0 比较，TNN 的 Cast 不支持</translation>
        </message>
        <message>
            <source>casts to a type that TNN does not have</source>
            <translation>转换到 TNN 没有的类型</translation>
        </message>
        <message>
            <source>shifts by more than one number of bits</source>
            <translation>移位的位数不止一种</translation>
        </message>
        <message>
            <source>has index %1 beyond its input</source>
            <translation>索引 %1 超出其输入</translation>
        </message>
        <message>
            <source>has an axis beyond its input</source>
            <translation>轴超出其输入</translation>
        </message>
        <message>
            <source>reads constants of 8 bits, which TNN takes for quantized ones</source>
            <translation>读取 8 位常量，TNN 会当作量化常量</translation>
        </message>
        <message>
            <source>has batch dims</source>
            <translation>有批次维度</translation>
        </message>
        <message>
            <source>combines by %1</source>
            <translation>以 %1 组合</translation>
        </message>
        <message>
            <source>shifts its boxes by half a pixel</source>
            <translation>将框偏移半个像素</translation>
        </message>
        <message>
            <source>samples in a way that TNN has no kernel for</source>
            <translation>采样方式在 TNN 中没有内核</translation>
        </message>
        <message>
            <source>goes backwards</source>
            <translation>反向进行</translation>
        </message>
        <message>
            <source>leaves nothing, and TNN has no empty blobs</source>
            <translation>结果为空，而 TNN 没有空的 blob</translation>
        </message>
        <message>
            <source>is not in its inference form</source>
            <translation>不是推理形式</translation>
        </message>
        <message>
            <source>gives out mean or deviation</source>
            <translation>输出均值或偏差</translation>
        </message>
        <message>
            <source>normalises along another axis than 1</source>
            <translation>沿轴 1 以外的轴归一化</translation>
        </message>
        <message>
            <source>is not of rank 4 and odd size</source>
            <translation>不是秩 4 且奇数尺寸</translation>
        </message>
        <message>
            <source>cuts off instead of padding</source>
            <translation>裁剪而不是填充</translation>
        </message>
        <message>
            <source>pads in mode %1</source>
            <translation>以 %1 模式填充</translation>
        </message>
        <message>
            <source>reflects channels</source>
            <translation>镜像通道</translation>
        </message>
        <message>
            <source>pads the first axis</source>
            <translation>填充第一个轴</translation>
        </message>
        <message>
            <source>has a window that the layer does not have</source>
            <translation>其窗口是该层不支持的</translation>
        </message>
        <message>
            <source>has pads or roundings that give TNN another size</source>
            <translation>其填充或取整会使 TNN 得到不同的尺寸</translation>
        </message>
        <message>
            <source>is dilated</source>
            <translation>有膨胀</translation>
        </message>
        <message>
            <source>gives out where the maxima are</source>
            <translation>输出最大值的位置</translation>
        </message>
        <message>
            <source>counts padding in its averages</source>
            <translation>平均时计入填充</translation>
        </message>
        <message>
            <source>does not count its unequal padding in its averages</source>
            <translation>平均时不计入不对称的填充</translation>
        </message>
        <message>
            <source>has its own %1</source>
            <translation>有自己的 %1</translation>
        </message>
        <message>
            <source>has lengths, peepholes, or another form than TNN&apos;s</source>
            <translation>有长度、窥孔连接，或与 TNN 不同的形式</translation>
        </message>
        <message>
            <source>runs in another number of directions</source>
            <translation>运行的方向数不同</translation>
        </message>
        <message>
            <source>takes the last of equal elements</source>
            <translation>在相等元素中取最后一个</translation>
        </message>
        <message>
            <source>works over several axes at once (before opset 13)</source>
            <translation>同时作用于多个轴（opset 13 之前）</translation>
        </message>
        <message>
            <source>resizes more than height and width of rank 4</source>
            <translation>缩放的不只是秩 4 的高和宽</translation>
        </message>
        <message>
            <source>resizes in a way (%1, %2) that TNN does not</source>
            <translation>缩放方式（%1、%2）TNN 不支持</translation>
        </message>
        <message>
            <source>makes a scalar, which TNN cannot</source>
            <translation>产生标量，TNN 做不到</translation>
        </message>
        <message>
            <source>cut the model before this node, or rewrite it</source>
            <translation>在此节点之前切割模型，或改写它</translation>
        </message>
        <message>
            <source>the shape of %1 is %2, and TNN needs it whole</source>
            <translation>%1 的形状是 %2，而 TNN 需要完整形状</translation>
        </message>
        <message>
            <source>input %1 is a constant that cannot be computed here</source>
            <translation>输入 %1 是此处无法计算的常量</translation>
        </message>
        <message>
            <source>input %1 is not a constant</source>
            <translation>输入 %1 不是常量</translation>
        </message>
        <message>
            <source>gives out a scalar that TNN cannot copy</source>
            <translation>输出 TNN 无法复制的标量</translation>
        </message>
        <message>
            <source>holds %1, and TNN&apos;s integers have %2 bits</source>
            <translation>含有 %1，而 TNN 的整数为 %2 位</translation>
        </message>
        <message>
            <source>takes 2 GiB or more</source>
            <translation>占用 2 GiB 或更多</translation>
        </message>
        <message>
            <source>takes a record of %1 characters, and TNN reads %2</source>
            <translation>需要 %1 个字符的记录，而 TNN 只读 %2 个</translation>
        </message>
        <message>
            <source>give inputs and outputs shorter names</source>
            <translation>请给输入和输出更短的名称</translation>
        </message>
        <message>
            <source>has %1 layers with weights, and TNN reads %2</source>
            <translation>有 %1 个带权重的层，而 TNN 只读 %2 个</translation>
        </message>
        <message>
            <source>cut the model in parts</source>
            <translation>请将模型切成几部分</translation>
        </message>
        <message>
            <source>C++ code for what was cut off</source>
            <translation>切下部分的 C++ 代码</translation>
        </message>
        <message>
            <source>The greatest length that is kept room for along a dimension that is known only when the code runs; 0: as many as there can be</source>
            <translation>沿仅在代码运行时才知道的维度预留的最大长度；0：按可能的最大值</translation>
        </message>
        <message>
            <source>the rank of %1 is known only when it runs</source>
            <translation>%1 的秩只有运行时才知道</translation>
        </message>
        <message>
            <source>%1 has no type in C++</source>
            <translation>%1 在 C++ 中没有对应类型</translation>
        </message>
        <message>
            <source>a kernel header is not laid out as it must be</source>
            <translation>某个内核头文件的结构不符合要求</translation>
        </message>
        <message>
            <source>a kernel header of the program is missing</source>
            <translation>程序缺少某个内核头文件</translation>
        </message>
        <message>
            <source>install the program again, with its data</source>
            <translation>请连同数据重新安装程序</translation>
        </message>
        <message>
            <source>cut behind it, or fix the model&apos;s input shapes</source>
            <translation>请在其之后切割，或固定模型的输入形状</translation>
        </message>
        <message>
            <source>the shape of %1 is not fixed</source>
            <translation>%1 的形状未固定</translation>
        </message>
        <message>
            <source>fix it with --dim or --shape, or give the export a capacity</source>
            <translation>用 --dim 或 --shape 固定它，或为导出指定容量</translation>
        </message>
        <message>
            <source>%1 has more than one dim that is not fixed</source>
            <translation>%1 有多个未固定的维度</translation>
        </message>
        <message>
            <source>nothing is known of tensor %1</source>
            <translation>对张量 %1 一无所知</translation>
        </message>
        <message>
            <source>bodies and functions call each other without end</source>
            <translation>子图与函数无休止地相互调用</translation>
        </message>
        <message>
            <source>%1 does not become C++</source>
            <translation>%1 不能变为 C++</translation>
        </message>
        <message>
            <source>a branch is missing</source>
            <translation>缺少一个分支</translation>
        </message>
        <message>
            <source>what it does depends on a length that is known only when it runs, in a way that no formula was found for</source>
            <translation>其行为取决于只有运行时才知道的长度，且找不到对应的公式</translation>
        </message>
        <message>
            <source>cut before it, or fix the model&apos;s input shapes</source>
            <translation>请在其之前切割，或固定模型的输入形状</translation>
        </message>
        <message>
            <source>its operands have two different lengths that are known only when it runs</source>
            <translation>其操作数有两个只有运行时才知道的不同长度</translation>
        </message>
        <message>
            <source>there is no kernel for %1</source>
            <translation>%1 没有内核</translation>
        </message>
        <message>
            <source>what it gives depends on a length that is known only when it runs</source>
            <translation>其结果取决于只有运行时才知道的长度</translation>
        </message>
        <message>
            <source>it is not defined for any length</source>
            <translation>它对任何长度都没有定义</translation>
        </message>
    </context>
    <context>
        <name>graph</name>
        <message>
            <source>external data: %1</source>
            <translation>外部数据：%1</translation>
        </message>
        <message>
            <source>input %1 of %2 reads a value that was removed</source>
            <translation>%2 的输入 %1 读取了已移除的值</translation>
        </message>
        <message>
            <source>value %1 does not know its reader</source>
            <translation>值 %1 不知道它的读取者</translation>
        </message>
        <message>
            <source>output %1 of %2 is not its own</source>
            <translation>%2 的输出 %1 不属于它</translation>
        </message>
        <message>
            <source>value %1 lists a reader that does not read it</source>
            <translation>值 %1 列出了并不读取它的读取者</translation>
        </message>
        <message>
            <source>value %1 has lost its producer</source>
            <translation>值 %1 失去了产生者</translation>
        </message>
        <message>
            <source>value %1 would be read and never made</source>
            <translation>值 %1 会被读取却从未产生</translation>
        </message>
        <message>
            <source>a port of graph %1 has no value</source>
            <translation>图 %1 的一个端口没有值</translation>
        </message>
        <message>
            <source>domain “%1” is used and not among the opset imports</source>
            <translation>使用了域“%1”，但它不在 opset 导入之列</translation>
        </message>
        <message>
            <source>value %1 is made twice</source>
            <translation>值 %1 被产生了两次</translation>
        </message>
        <message>
            <source>nothing makes value %1, which %2 reads</source>
            <translation>%2 读取的值 %1 没有来源</translation>
        </message>
        <message>
            <source>nothing makes graph output %1</source>
            <translation>图输出 %1 没有来源</translation>
        </message>
        <message>
            <source>%1 nodes stand on a cycle or wait for one</source>
            <translation>%1 个节点位于环上或等待环</translation>
        </message>
        <message>
            <source>nodes do not stand in topological order</source>
            <translation>节点不是拓扑顺序</translation>
        </message>
        <message>
            <source>mend the model first</source>
            <translation>请先修复模型</translation>
        </message>
    </context>
    <context>
        <name>io</name>
        <message>
            <source>name a file</source>
            <translation>请指定一个文件</translation>
        </message>
        <message>
            <source>is a device or a pipe, not a plain file</source>
            <translation>是设备或管道，不是普通文件</translation>
        </message>
        <message>
            <source>the model is larger than protobuf&apos;s 2 GiB</source>
            <translation>模型超过 protobuf 的 2 GiB</translation>
        </message>
        <message>
            <source>keep its weights as external data</source>
            <translation>请将权重保存为外部数据</translation>
        </message>
        <message>
            <source>ONNX text: %1</source>
            <translation>ONNX 文本：%1</translation>
        </message>
        <message>
            <source>mend the text at that place</source>
            <translation>请修正该处的文本</translation>
        </message>
        <message>
            <source>graphs are nested more than %1 deep</source>
            <translation>图的嵌套超过 %1 层</translation>
        </message>
        <message>
            <source>it is damaged or hostile; export it again</source>
            <translation>文件已损坏或含恶意内容；请重新导出</translation>
        </message>
        <message>
            <source>there is no graph in it, so it is no ONNX model</source>
            <translation>其中没有图，因此不是 ONNX 模型</translation>
        </message>
        <message>
            <source>check that this is the right file</source>
            <translation>请确认这是正确的文件</translation>
        </message>
        <message>
            <source>is empty</source>
            <translation>是空的</translation>
        </message>
        <message>
            <source>fetch or export it again</source>
            <translation>请重新获取或导出</translation>
        </message>
        <message>
            <source>the record at byte %1 is broken</source>
            <translation>字节 %1 处的记录已损坏</translation>
        </message>
        <message>
            <source>it is damaged or no ONNX model; fetch or export it again</source>
            <translation>文件已损坏或不是 ONNX 模型；请重新获取或导出</translation>
        </message>
        <message>
            <source>the file ends in the middle of a number (byte %1)</source>
            <translation>文件在一个数字中间结束（字节 %1）</translation>
        </message>
        <message>
            <source>byte %1 is not the end of a number</source>
            <translation>字节 %1 不是数字的结尾</translation>
        </message>
        <message>
            <source>byte %1 does not start a field</source>
            <translation>字节 %1 不是字段的开头</translation>
        </message>
        <message>
            <source>a length before byte %1 reaches beyond the end of the file</source>
            <translation>字节 %1 之前的一个长度超出文件末尾</translation>
        </message>
        <message>
            <source>cannot be written (%1)</source>
            <translation>无法写入（%1）</translation>
        </message>
        <message>
            <source>make room on the disk</source>
            <translation>请腾出磁盘空间</translation>
        </message>
        <message>
            <source>choose another folder, or mend its permissions</source>
            <translation>请选择其他文件夹，或修正权限</translation>
        </message>
    </context>
    <context>
        <name>layout</name>
        <message>
            <source>Graphviz failed.</source>
            <translation>Graphviz 失败。</translation>
        </message>
    </context>
    <context>
        <name>panels</name>
        <message>
            <source>Cut</source>
            <translation>切割</translation>
        </message>
        <message>
            <source>Documentation</source>
            <translation>文档</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>发现</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Node</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Operators</source>
            <translation>算子</translation>
        </message>
        <message>
            <source>Tensor</source>
            <translation>张量</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>Generated C++</source>
            <translation>生成的 C++</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>大纲</translation>
        </message>
        <message>
            <source>Comparison</source>
            <translation>比较</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>运行</translation>
        </message>
    </context>
    <context>
        <name>report</name>
        <message>
            <source>a report cannot be written as “%1”</source>
            <translation>报告无法写为“%1”</translation>
        </message>
        <message>
            <source>end its name in one of %1, or use - for a table</source>
            <translation>名称请以 %1 之一结尾，或用 - 输出表格</translation>
        </message>
    </context>
    <context>
        <name>rewrites</name>
        <message>
            <source>%1 changes the result: error %2</source>
            <translation>%1 改变了结果：误差 %2</translation>
        </message>
        <message>
            <source>leave this rule out, and report it with the node extracted</source>
            <translation>请去掉此规则，并连同提取的节点一起报告</translation>
        </message>
        <message>
            <source>The statistics are not those of inference per channel.</source>
            <translation>统计量不是逐通道推理的统计量。</translation>
        </message>
        <message>
            <source>Scale, bias, mean or variance is not constant.</source>
            <translation>比例、偏置、均值或方差不是常量。</translation>
        </message>
        <message>
            <source>A channel&apos;s factor or offset is not finite.</source>
            <translation>某个通道的系数或偏移不是有限值。</translation>
        </message>
        <message>
            <source>match has an odd form</source>
            <translation>match 的形式不正确</translation>
        </message>
        <message>
            <source>%1 is neither NAME: type nor NAME = value</source>
            <translation>%1 既不是 名称: 类型 也不是 名称 = 值</translation>
        </message>
        <message>
            <source>Another place changed the same nodes; apply it again.</source>
            <translation>另一处修改了相同的节点；请再次应用。</translation>
        </message>
        <message>
            <source>The pattern branches too often here.</source>
            <translation>模式在此处分支过多。</translation>
        </message>
        <message>
            <source>The pattern has %1 where the model has %2.</source>
            <translation>模式中是 %1，而模型中是 %2。</translation>
        </message>
        <message>
            <source>%1 would have to stand at two places of the pattern.</source>
            <translation>%1 必须同时位于模式的两处。</translation>
        </message>
        <message>
            <source>%1 of %2 is a parameter of the function.</source>
            <translation>%2 的 %1 是函数的参数。</translation>
        </message>
        <message>
            <source>The rule expects the default of %1 of %2.</source>
            <translation>规则要求 %2 的 %1 为默认值。</translation>
        </message>
        <message>
            <source>%1 of %2 has another value than the rule expects.</source>
            <translation>%2 的 %1 与规则要求的值不同。</translation>
        </message>
        <message>
            <source>%1 of %2 differs from its other place in the pattern.</source>
            <translation>%2 的 %1 与模式中另一处不同。</translation>
        </message>
        <message>
            <source>Output %1 of %2 is read, and the rule gives none.</source>
            <translation>%2 的输出 %1 被读取，而规则不提供它。</translation>
        </message>
        <message>
            <source>%1 has an input %2 that the rule does not know.</source>
            <translation>%1 有规则不知道的输入 %2。</translation>
        </message>
        <message>
            <source>%1 lacks its input %2.</source>
            <translation>%1 缺少输入 %2。</translation>
        </message>
        <message>
            <source>%1 is not constant.</source>
            <translation>%1 不是常量。</translation>
        </message>
        <message>
            <source>%1 has other elements than the rule expects.</source>
            <translation>%1 的元素与规则要求的不同。</translation>
        </message>
        <message>
            <source>%1 and %2 would have to be the same tensor.</source>
            <translation>%1 和 %2 必须是同一个张量。</translation>
        </message>
        <message>
            <source>The pattern has %1 before %2, and nothing makes it.</source>
            <translation>模式中 %2 之前是 %1，而它没有来源。</translation>
        </message>
        <message>
            <source>No %1 of the pattern&apos;s kind reads %2.</source>
            <translation>没有符合模式的 %1 读取 %2。</translation>
        </message>
        <message>
            <source>The pattern is not connected.</source>
            <translation>模式不连通。</translation>
        </message>
        <message>
            <source>%1, inside the pattern, is read elsewhere too.</source>
            <translation>模式内的 %1 也在别处被读取。</translation>
        </message>
        <message>
            <source>The rule is not for %1.</source>
            <translation>此规则不适用于 %1。</translation>
        </message>
        <message>
            <source>%1 is a parameter of the function.</source>
            <translation>%1 是函数的参数。</translation>
        </message>
        <message>
            <source>Output %1 is read.</source>
            <translation>输出 %1 被读取。</translation>
        </message>
        <message>
            <source>The operand is %1, not known to be floating-point.</source>
            <translation>操作数是 %1，无法确定为浮点数。</translation>
        </message>
        <message>
            <source>The shape is not known: %1.</source>
            <translation>形状未知：%1。</translation>
        </message>
        <message>
            <source>The rank is not known: %1.</source>
            <translation>秩未知：%1。</translation>
        </message>
        <message>
            <source>%1 has %2 operands.</source>
            <translation>%1 有 %2 个操作数。</translation>
        </message>
        <message>
            <source>mend the graph of the rule</source>
            <translation>请修正规则的图</translation>
        </message>
        <message>
            <source>%1 is made twice</source>
            <translation>%1 被产生了两次</translation>
        </message>
        <message>
            <source>nothing makes the output %1</source>
            <translation>输出 %1 没有来源</translation>
        </message>
        <message>
            <source>the graph has no outputs%1</source>
            <translation>图没有输出%1</translation>
        </message>
        <message>
            <source>@%1 is not among the attributes in front</source>
            <translation>@%1 不在前面的属性之中</translation>
        </message>
        <message>
            <source>Constant %1 needs one of value, value_float(s), value_int(s), and a name of its own</source>
            <translation>常量 %1 需要 value、value_float(s)、value_int(s) 之一以及自己的名称</translation>
        </message>
        <message>
            <source>nothing makes %1 before it is read</source>
            <translation>%1 在被读取之前没有来源</translation>
        </message>
        <message>
            <source>No rule replaces %1.</source>
            <translation>没有规则替换 %1。</translation>
        </message>
        <message>
            <source>The rule writes %1, which the target does not run here.</source>
            <translation>规则会写出 %1，而目标在此处不能运行它。</translation>
        </message>
        <message>
            <source>The step is not constant.</source>
            <translation>步长不是常量。</translation>
        </message>
        <message>
            <source>Each channel has a step of its own.</source>
            <translation>每个通道有各自的步长。</translation>
        </message>
        <message>
            <source>The zero point is not constant.</source>
            <translation>零点不是常量。</translation>
        </message>
        <message>
            <source>The quantized values are not known to have 8 bits.</source>
            <translation>无法确定量化值为 8 位。</translation>
        </message>
        <message>
            <source>No QuantizeLinear makes the quantized values.</source>
            <translation>量化值不是由 QuantizeLinear 产生的。</translation>
        </message>
        <message>
            <source>The operand is not known to be float.</source>
            <translation>无法确定操作数为 float。</translation>
        </message>
        <message>
            <source>Not every reader is a DequantizeLinear of the same step.</source>
            <translation>并非每个读取者都是步长相同的 DequantizeLinear。</translation>
        </message>
        <message>
            <source>Activations, clip, layout or input_forget are not the defaults.</source>
            <translation>激活函数、clip、layout 或 input_forget 不是默认值。</translation>
        </message>
        <message>
            <source>The node has sequence lengths or peepholes.</source>
            <translation>节点有序列长度或窥孔连接。</translation>
        </message>
        <message>
            <source>The operand is %1.</source>
            <translation>操作数是 %1。</translation>
        </message>
        <message>
            <source>%1 steps would make too many nodes.</source>
            <translation>%1 步会产生过多节点。</translation>
        </message>
        <message>
            <source>%1 has no input.</source>
            <translation>%1 没有输入。</translation>
        </message>
        <message>
            <source>%1 gives the output a name of its own.</source>
            <translation>%1 给输出自己的名称。</translation>
        </message>
        <message>
            <source>a rule is a map of keys</source>
            <translation>规则是键的映射</translation>
        </message>
        <message>
            <source>write id:, title:, class:, opset:, match:, replace:, why:</source>
            <translation>请写 id:、title:、class:、opset:、match:、replace:、why:</translation>
        </message>
        <message>
            <source>unknown key %1</source>
            <translation>未知的键 %1</translation>
        </message>
        <message>
            <source>use id, title, class, opset, match, where, replace, why, optional, examples, error, simplifies</source>
            <translation>请使用 id、title、class、opset、match、where、replace、why、optional、examples、error、simplifies</translation>
        </message>
        <message>
            <source>%1 stands twice</source>
            <translation>%1 出现了两次</translation>
        </message>
        <message>
            <source>remove one</source>
            <translation>请删除一个</translation>
        </message>
        <message>
            <source>%1 is missing</source>
            <translation>缺少 %1</translation>
        </message>
        <message>
            <source>add %1:</source>
            <translation>请添加 %1:</translation>
        </message>
        <message>
            <source>%1 is not a text</source>
            <translation>%1 不是文本</translation>
        </message>
        <message>
            <source>write one text, in quotes</source>
            <translation>请写一个加引号的文本</translation>
        </message>
        <message>
            <source>%1 is a list of texts</source>
            <translation>%1 是文本列表</translation>
        </message>
        <message>
            <source>put each one in quotes</source>
            <translation>请给每个文本加引号</translation>
        </message>
        <message>
            <source>the id %1 is not kebab-case</source>
            <translation>标识 %1 不是短横线命名</translation>
        </message>
        <message>
            <source>use small letters, digits and single hyphens</source>
            <translation>请使用小写字母、数字和单个连字符</translation>
        </message>
        <message>
            <source>there is no class %1</source>
            <translation>没有类别 %1</translation>
        </message>
        <message>
            <source>write exact, approximate or retrain</source>
            <translation>请写 exact、approximate 或 retrain</translation>
        </message>
        <message>
            <source>an approximate rule, and no other, states its error</source>
            <translation>只有近似规则才声明其误差</translation>
        </message>
        <message>
            <source>add error: with a positive number, or change the class</source>
            <translation>请添加 error: 和一个正数，或更改类别</translation>
        </message>
        <message>
            <source>%1 is no range of opsets</source>
            <translation>%1 不是 opset 范围</translation>
        </message>
        <message>
            <source>write FIRST..LAST, such as 7..28</source>
            <translation>请写 起始..结束，例如 7..28</translation>
        </message>
        <message>
            <source>%1 is an empty range</source>
            <translation>%1 是空范围</translation>
        </message>
        <message>
            <source>write the smaller version first</source>
            <translation>请先写较小的版本</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>mend the graph: (inputs) =&gt; (outputs) { y = Op (x) }</source>
            <translation>请修正图：(输入) =&gt; (输出) { y = Op (x) }</translation>
        </message>
        <message>
            <source>%1 is no input of match</source>
            <translation>%1 不是 match 的输入</translation>
        </message>
        <message>
            <source>name inputs that the operator may lack</source>
            <translation>请指定算子可以缺少的输入</translation>
        </message>
        <message>
            <source>where: %1</source>
            <translation>where: %1</translation>
        </message>
        <message>
            <source>mend the condition</source>
            <translation>请修正条件</translation>
        </message>
        <message>
            <source>where: match has no value %1</source>
            <translation>where: match 没有值 %1</translation>
        </message>
        <message>
            <source>use the names of match</source>
            <translation>请使用 match 中的名称</translation>
        </message>
        <message>
            <source>where: match captures no attribute %1</source>
            <translation>where: match 没有捕获属性 %1</translation>
        </message>
        <message>
            <source>write &lt;%1&gt; in front of match, and @%1 where it stands</source>
            <translation>请在 match 前写 &lt;%1&gt;，并在其位置写 @%1</translation>
        </message>
        <message>
            <source>match needs nodes that hang together</source>
            <translation>match 需要相连的节点</translation>
        </message>
        <message>
            <source>write one connected graph</source>
            <translation>请写一个连通的图</translation>
        </message>
        <message>
            <source>replace reads %1, no input of match</source>
            <translation>replace 读取了 %1，它不是 match 的输入</translation>
        </message>
        <message>
            <source>use the inputs of match</source>
            <translation>请使用 match 的输入</translation>
        </message>
        <message>
            <source>match and replace have different outputs</source>
            <translation>match 和 replace 的输出不同</translation>
        </message>
        <message>
            <source>give both the same outputs in the same order</source>
            <translation>请让两者以相同顺序给出相同的输出</translation>
        </message>
        <message>
            <source>match captures no attribute %1</source>
            <translation>match 没有捕获属性 %1</translation>
        </message>
        <message>
            <source>write it in front of both graphs</source>
            <translation>请写在两个图之前</translation>
        </message>
        <message>
            <source>example: %1</source>
            <translation>示例：%1</translation>
        </message>
        <message>
            <source>write NAME: float[2,3], … for every input of match</source>
            <translation>请为 match 的每个输入写 名称: float[2,3], …</translation>
        </message>
        <message>
            <source>%1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>mend the YAML</source>
            <translation>请修正 YAML</translation>
        </message>
        <message>
            <source>cannot read the rule</source>
            <translation>无法读取规则</translation>
        </message>
        <message>
            <source>check that the file exists and may be read</source>
            <translation>请检查文件存在且可读</translation>
        </message>
        <message>
            <source>cannot read the folder: %1</source>
            <translation>无法读取文件夹：%1</translation>
        </message>
        <message>
            <source>name a folder with rule files (*.yaml)</source>
            <translation>请指定包含规则文件 (*.yaml) 的文件夹</translation>
        </message>
        <message>
            <source>No convolution stands before a BatchNormalization.</source>
            <translation>BatchNormalization 之前没有卷积。</translation>
        </message>
        <message>
            <source>%1 is read elsewhere too.</source>
            <translation>%1 也在别处被读取。</translation>
        </message>
        <message>
            <source>Weights or bias are not constant.</source>
            <translation>权重或偏置不是常量。</translation>
        </message>
        <message>
            <source>Weights and statistics have different channels.</source>
            <translation>权重与统计量的通道不同。</translation>
        </message>
        <message>
            <source>A bound is not constant.</source>
            <translation>某个界限不是常量。</translation>
        </message>
        <message>
            <source>Both bounds are there.</source>
            <translation>两个界限都存在。</translation>
        </message>
        <message>
            <source>Clip has no bound.</source>
            <translation>Clip 没有界限。</translation>
        </message>
        <message>
            <source>The lower bound is not known to be 0.</source>
            <translation>无法确定下界为 0。</translation>
        </message>
        <message>
            <source>The node is a constant.</source>
            <translation>该节点是常量。</translation>
        </message>
        <message>
            <source>%1 is a graph output.</source>
            <translation>%1 是图的输出。</translation>
        </message>
        <message>
            <source>The result would take %1 bytes.</source>
            <translation>结果将占用 %1 字节。</translation>
        </message>
        <message>
            <source>%1 cannot be computed.</source>
            <translation>%1 无法计算。</translation>
        </message>
        <message>
            <source>DepthToSpace needs two equal strides.</source>
            <translation>DepthToSpace 需要两个相等的步幅。</translation>
        </message>
        <message>
            <source>The rule is for one group.</source>
            <translation>此规则适用于单个分组。</translation>
        </message>
        <message>
            <source>The node stands in a function of the model.</source>
            <translation>该节点位于模型的函数中。</translation>
        </message>
        <message>
            <source>Around the node there is no x/2 · (1 + erf(x/√2)).</source>
            <translation>该节点周围没有 x/2 · (1 + erf(x/√2))。</translation>
        </message>
        <message>
            <source>Two lengths of the result are unknown.</source>
            <translation>结果有两个长度未知。</translation>
        </message>
        <message>
            <source>Before IR 4 initializers are constant.</source>
            <translation>在 IR 4 之前，初始值是常量。</translation>
        </message>
        <message>
            <source>No operand is an input with a default value.</source>
            <translation>没有操作数是带默认值的输入。</translation>
        </message>
        <message>
            <source>Which branch is taken depends on the inputs.</source>
            <translation>走哪个分支取决于输入。</translation>
        </message>
        <message>
            <source>The branch is not complete.</source>
            <translation>该分支不完整。</translation>
        </message>
        <message>
            <source>The branch has sparse initializers.</source>
            <translation>该分支有稀疏初始值。</translation>
        </message>
        <message>
            <source>The axis is out of range.</source>
            <translation>轴超出范围。</translation>
        </message>
        <message>
            <source>The axis is the last one already.</source>
            <translation>该轴已是最后一个。</translation>
        </message>
        <message>
            <source>The step is %1.</source>
            <translation>步长为 %1。</translation>
        </message>
        <message>
            <source>The axes are kept already.</source>
            <translation>轴已保留。</translation>
        </message>
        <message>
            <source>The axes are not known, or none.</source>
            <translation>轴未知或没有轴。</translation>
        </message>
        <message>
            <source>No two neighbouring axes of %1 are alike.</source>
            <translation>%1 没有两个相邻且相同的轴。</translation>
        </message>
        <message>
            <source>The node may be in training mode.</source>
            <translation>该节点可能处于训练模式。</translation>
        </message>
        <message>
            <source>The type changes from %1 to %2.</source>
            <translation>类型从 %1 变为 %2。</translation>
        </message>
        <message>
            <source>The shape is not known to stay: %1 to %2.</source>
            <translation>无法确定形状不变：%1 到 %2。</translation>
        </message>
        <message>
            <source>The paddings are not known to be zero.</source>
            <translation>无法确定填充为零。</translation>
        </message>
        <message>
            <source>Elements are left out: %1 to %2.</source>
            <translation>有元素被省略：%1 到 %2。</translation>
        </message>
        <message>
            <source>The order of the axes changes.</source>
            <translation>轴的顺序发生变化。</translation>
        </message>
        <message>
            <source>The ranks are two or more: %1 to %2.</source>
            <translation>秩为二或更高：%1 到 %2。</translation>
        </message>
        <message>
            <source>The axis is 1 already.</source>
            <translation>该轴已是 1。</translation>
        </message>
        <message>
            <source>A part is left out.</source>
            <translation>有一部分被省略。</translation>
        </message>
        <message>
            <source>A part&apos;s length is not known: %1.</source>
            <translation>某一部分的长度未知：%1。</translation>
        </message>
        <message>
            <source>Weights and bias are not constant.</source>
            <translation>权重和偏置不是常量。</translation>
        </message>
        <message>
            <source>Weights or bias cannot be read.</source>
            <translation>权重或偏置无法读取。</translation>
        </message>
        <message>
            <source>The input is %1.</source>
            <translation>输入是 %1。</translation>
        </message>
        <message>
            <source>Channels and lengths of the input must be known: %1.</source>
            <translation>输入的通道和长度必须已知：%1。</translation>
        </message>
        <message>
            <source>The attributes do not fit the weights.</source>
            <translation>属性与权重不匹配。</translation>
        </message>
        <message>
            <source>An odd automatic padding is split differently by different runtimes.</source>
            <translation>不同运行时对奇数自动填充的分配不同。</translation>
        </message>
        <message>
            <source>The output is empty.</source>
            <translation>输出为空。</translation>
        </message>
        <message>
            <source>%1 is not known to be floating-point: %2.</source>
            <translation>无法确定 %1 为浮点数：%2。</translation>
        </message>
        <message>
            <source>The rule broke the graph: %1</source>
            <translation>规则破坏了图：%1</translation>
        </message>
        <message>
            <source>The replacement is not valid: %1</source>
            <translation>替换无效：%1</translation>
        </message>
        <message>
            <source>The result would be %1 where it is %2.</source>
            <translation>结果将是 %1，而原来是 %2。</translation>
        </message>
        <message>
            <source>The rule is for opsets %1 to %2; this is %3.</source>
            <translation>此规则适用于 opset %1 到 %2；当前为 %3。</translation>
        </message>
        <message>
            <source>A node holds a graph of its own or calls a function.</source>
            <translation>某个节点含有自己的图或调用函数。</translation>
        </message>
        <message>
            <source>The shape is not known: %1 to %2.</source>
            <translation>形状未知：%1 到 %2。</translation>
        </message>
        <message>
            <source>%1 ones would be written.</source>
            <translation>将写入 %1 个 1。</translation>
        </message>
        <message>
            <source>The indices do not ascend evenly, or the axis has no known length.</source>
            <translation>索引不是均匀递增，或该轴长度未知。</translation>
        </message>
        <message>
            <source>Slice has no steps before opset 10.</source>
            <translation>opset 10 之前 Slice 没有步长。</translation>
        </message>
        <message>
            <source>The convolution has %1 groups.</source>
            <translation>该卷积有 %1 个分组。</translation>
        </message>
        <message>
            <source>Each group has one channel.</source>
            <translation>每个分组只有一个通道。</translation>
        </message>
        <message>
            <source>The operand is %1, not float.</source>
            <translation>操作数是 %1，不是 float。</translation>
        </message>
        <message>
            <source>The operand has not one spatial axis: %1.</source>
            <translation>操作数不是一个空间轴：%1。</translation>
        </message>
        <message>
            <source>The operand has not two or three axes: %1.</source>
            <translation>操作数不是两个或三个轴：%1。</translation>
        </message>
        <message>
            <source>The pads are for chosen axes.</source>
            <translation>填充针对选定的轴。</translation>
        </message>
        <message>
            <source>The pads are not constant.</source>
            <translation>填充不是常量。</translation>
        </message>
        <message>
            <source>Nothing is padded.</source>
            <translation>没有填充。</translation>
        </message>
        <message>
            <source>The mean leaves the padding out.</source>
            <translation>平均值不计入填充。</translation>
        </message>
        <message>
            <source>The last window may reach beyond the padding.</source>
            <translation>最后一个窗口可能超出填充范围。</translation>
        </message>
        <message>
            <source>Starts, ends, axes or steps are not constant.</source>
            <translation>起点、终点、轴或步长不是常量。</translation>
        </message>
        <message>
            <source>No two neighbouring axes of %1 are left whole.</source>
            <translation>%1 没有两个保持完整的相邻轴。</translation>
        </message>
        <message>
            <source>Four axes or less are transposed: %1.</source>
            <translation>转置的轴不超过四个：%1。</translation>
        </message>
        <message>
            <source>No comparison makes the condition.</source>
            <translation>条件不是由比较产生的。</translation>
        </message>
        <message>
            <source>%1 are compared.</source>
            <translation>比较的是 %1。</translation>
        </message>
        <message>
            <source>The condition leaves the model.</source>
            <translation>该条件会离开模型。</translation>
        </message>
        <message>
            <source>%1 reads the condition.</source>
            <translation>%1 读取该条件。</translation>
        </message>
        <message>
            <source>The choice is among %1, the comparison of %2.</source>
            <translation>选择在 %1 之间，而比较的是 %2。</translation>
        </message>
        <message>
            <source>%1 need not be finite where it is not chosen.</source>
            <translation>%1 在未被选中处不一定是有限值。</translation>
        </message>
        <message>
            <source>The model would grow by %1 bytes in all.</source>
            <translation>模型总共会增大 %1 字节。</translation>
        </message>
        <message>
            <source>No shape is computed here.</source>
            <translation>这里没有计算形状。</translation>
        </message>
        <message>
            <source>%1 does not come from shapes alone.</source>
            <translation>%1 并非只来自形状。</translation>
        </message>
        <message>
            <source>A body in the branch hands out a value of the branch.</source>
            <translation>分支中的子图输出了分支自己的值。</translation>
        </message>
        <message>
            <source>%1 may give something else each time.</source>
            <translation>%1 每次的结果可能不同。</translation>
        </message>
        <message>
            <source>No other node computes the same.</source>
            <translation>没有其他节点计算相同的内容。</translation>
        </message>
        <message>
            <source>Not two Slices.</source>
            <translation>不是两个 Slice。</translation>
        </message>
        <message>
            <source>The two are not known to cut different axes.</source>
            <translation>不能确定两者切的是不同的轴。</translation>
        </message>
        <message>
            <source>Not two Transposes.</source>
            <translation>不是两个 Transpose。</translation>
        </message>
        <message>
            <source>Not two nodes that only change the shape.</source>
            <translation>不是两个只改变形状的节点。</translation>
        </message>
        <message>
            <source>%1 is not known to leave every element as it is.</source>
            <translation>不能确定 %1 保持每个元素不变。</translation>
        </message>
        <message>
            <source>Its function draws random numbers: %1.</source>
            <translation>其函数会生成随机数：%1。</translation>
        </message>
        <message>
            <source>Its function has control flow: %1.</source>
            <translation>其函数包含控制流：%1。</translation>
        </message>
        <message>
            <source>Its function has %1 as opset %2 knows it.</source>
            <translation>其函数包含 opset %2 中的 %1。</translation>
        </message>
        <message>
            <source>The type of %1 is not known.</source>
            <translation>%1 的类型未知。</translation>
        </message>
        <message>
            <source>ONNX gives %1 no function for these operands.</source>
            <translation>对于这些操作数，ONNX 没有为 %1 给出函数。</translation>
        </message>
        <message>
            <source>A tensor without elements.</source>
            <translation>没有元素的张量。</translation>
        </message>
        <message>
            <source>The matrix would have %1 × %2 elements.</source>
            <translation>矩阵将有 %1 × %2 个元素。</translation>
        </message>
        <message>
            <source>It cannot be computed for this dtype.</source>
            <translation>无法对此数据类型进行计算。</translation>
        </message>
        <message>
            <source>It does not leave zeros zero.</source>
            <translation>它不会让零保持为零。</translation>
        </message>
        <message>
            <source>It crops, or keeps the aspect ratio.</source>
            <translation>它会裁剪，或保持宽高比。</translation>
        </message>
        <message>
            <source>It changes nothing.</source>
            <translation>它不改变任何内容。</translation>
        </message>
        <message>
            <source>It is constant.</source>
            <translation>它是常量。</translation>
        </message>
    </context>
    <context>
        <name>shapes</name>
        <message>
            <source>opset %1 has no operator %2</source>
            <translation>opset %1 没有算子 %2</translation>
        </message>
        <message>
            <source>the converted %1 is not valid: %2</source>
            <translation>转换后的 %1 无效：%2</translation>
        </message>
        <message>
            <source>%1 cannot be converted from opset %2 to %3: %4</source>
            <translation>%1 无法从 opset %2 转换到 %3：%4</translation>
        </message>
        <message>
            <source>an If lacks a branch</source>
            <translation>If 缺少一个分支</translation>
        </message>
        <message>
            <source>the else branch of If cannot run on these shapes: %1</source>
            <translation>If 的 else 分支无法在这些形状上运行：%1</translation>
        </message>
        <message>
            <source>the then branch of If cannot run on these shapes: %1</source>
            <translation>If 的 then 分支无法在这些形状上运行：%1</translation>
        </message>
        <message>
            <source>the branches of If give %1 and %2 outputs, the node has %3</source>
            <translation>If 的两个分支给出 %1 和 %2 个输出，而节点有 %3 个</translation>
        </message>
        <message>
            <source>the body of a Loop does not have the inputs and outputs it needs</source>
            <translation>Loop 的子图没有所需的输入和输出</translation>
        </message>
        <message>
            <source>a Loop&apos;s state is %1 and becomes %2</source>
            <translation>Loop 的状态是 %1，却变成 %2</translation>
        </message>
        <message>
            <source>function %1 has a %2, which changed between the opsets</source>
            <translation>函数 %1 含有 %2，它在两个 opset 之间有变化</translation>
        </message>
        <message>
            <source>%1 cannot be converted from opset %2 to %3: it has a body</source>
            <translation>%1 无法从 opset %2 转换到 %3：它含有子图</translation>
        </message>
        <message>
            <source>output %1 would become %2 instead of %3</source>
            <translation>输出 %1 将变为 %2 而不是 %3</translation>
        </message>
        <message>
            <source>cannot convert from opset %1 to %2</source>
            <translation>无法从 opset %1 转换到 %2</translation>
        </message>
        <message>
            <source>opsets are 1 to %1</source>
            <translation>opset 为 1 到 %1</translation>
        </message>
        <message>
            <source>an output of %1 that is read would be lost</source>
            <translation>%1 的一个被读取的输出将会丢失</translation>
        </message>
        <message>
            <source>%1 cannot have the length %2</source>
            <translation>%1 的长度不能是 %2</translation>
        </message>
        <message>
            <source>give a length of 1 or more</source>
            <translation>请给出 1 或更大的长度</translation>
        </message>
        <message>
            <source>no input has a dim called %1</source>
            <translation>没有输入含有名为 %1 的维度</translation>
        </message>
        <message>
            <source>dims with names are: %1</source>
            <translation>有名称的维度：%1</translation>
        </message>
        <message>
            <source>the model has no input %1</source>
            <translation>模型没有输入 %1</translation>
        </message>
        <message>
            <source>its inputs are: %1</source>
            <translation>其输入为：%1</translation>
        </message>
        <message>
            <source>input %1 is %2, which has no shape</source>
            <translation>输入 %1 是 %2，没有形状</translation>
        </message>
        <message>
            <source>input %1 is %2 and cannot have %3 dims</source>
            <translation>输入 %1 是 %2，不能有 %3 个维度</translation>
        </message>
        <message>
            <source>give %1 lengths</source>
            <translation>请给出 %1 个长度</translation>
        </message>
        <message>
            <source>%1 does not take %2 inputs or give %3 outputs in this way</source>
            <translation>%1 不能这样接受 %2 个输入或给出 %3 个输出</translation>
        </message>
        <message>
            <source>types of %1 do not fit: %2</source>
            <translation>%1 的类型不匹配：%2</translation>
        </message>
        <message>
            <source>shapes of %1 do not fit: %2</source>
            <translation>%1 的形状不匹配：%2</translation>
        </message>
        <message>
            <source>no shapes for %1: %2</source>
            <translation>无法得到 %1 的形状：%2</translation>
        </message>
        <message>
            <source>%1 elements cannot be reshaped to %2</source>
            <translation>%1 个元素无法变形为 %2</translation>
        </message>
        <message>
            <source>an input of %1 dims cannot meet weights of %2 dims</source>
            <translation>%1 维的输入与 %2 维的权重不匹配</translation>
        </message>
        <message>
            <source>the input has %1 channels, the weights are for %2</source>
            <translation>输入有 %1 个通道，而权重适用于 %2 个</translation>
        </message>
        <message>
            <source>rows of %1 elements cannot meet columns of %2</source>
            <translation>%1 个元素的行与 %2 个元素的列不匹配</translation>
        </message>
        <message>
            <source>a step of the input has %1 elements, the weights are for %2</source>
            <translation>输入的一步有 %1 个元素，而权重适用于 %2 个</translation>
        </message>
        <message>
            <source>%1 is declared as %2, but is %3</source>
            <translation>%1 声明为 %2，实际是 %3</translation>
        </message>
        <message>
            <source>function %1 calls itself</source>
            <translation>函数 %1 调用自身</translation>
        </message>
        <message>
            <source>operator %1 is deprecated since opset %2</source>
            <translation>算子 %1 自 opset %2 起弃用</translation>
        </message>
        <message>
            <source>opset %1 of domain “%2” has no operator %3</source>
            <translation>域“%2”的 opset %1 没有算子 %3</translation>
        </message>
    </context>
    <context>
        <name>targets</name>
        <message>
            <source>The target runs chains only; %1 nodes are off the chain.</source>
            <translation>目标只能运行链式结构；有 %1 个节点不在链上。</translation>
        </message>
        <message>
            <source>runs on %1, not on %2</source>
            <translation>在 %1 上运行，而不是 %2</translation>
        </message>
        <message>
            <source>branch: the target runs a chain of layers, and this node is off it</source>
            <translation>分支：目标运行层的链，而此节点不在链上</translation>
        </message>
        <message>
            <source>not listed in %1</source>
            <translation>未列入 %1</translation>
        </message>
        <message>
            <source>nothing is known of %1</source>
            <translation>对 %1 一无所知</translation>
        </message>
        <message>
            <source>function %1 calls itself</source>
            <translation>函数 %1 调用自身</translation>
        </message>
        <message>
            <source>%1 inside: %2</source>
            <translation>内部的 %1：%2</translation>
        </message>
        <message>
            <source>%1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>not on %1, only on %2</source>
            <translation>不在 %1 上，只在 %2 上</translation>
        </message>
        <message>
            <source>no entry of the target is for a node like this</source>
            <translation>目标没有适用于此类节点的条目</translation>
        </message>
        <message>
            <source>it has %1</source>
            <translation>它有 %1</translation>
        </message>
        <message>
            <source>did you mean “%1”?</source>
            <translation>是否指“%1”？</translation>
        </message>
        <message>
            <source>%1 has no operand “%2”</source>
            <translation>%1 没有操作数“%2”</translation>
        </message>
        <message>
            <source>%1 has no attribute “%2”</source>
            <translation>%1 没有属性“%2”</translation>
        </message>
        <message>
            <source>%1 has no attribute or input “%2”</source>
            <translation>%1 没有属性或输入“%2”</translation>
        </message>
        <message>
            <source>the target declares no option “%1”</source>
            <translation>目标没有声明选项“%1”</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>%1, at column %2 of the clause “%3”</source>
            <translation>%1，位于子句“%3”的第 %2 列</translation>
        </message>
        <message>
            <source>the clause is empty</source>
            <translation>子句为空</translation>
        </message>
        <message>
            <source>write a condition or remove it</source>
            <translation>请写条件或删除它</translation>
        </message>
        <message>
            <source>a range stands only after in</source>
            <translation>范围只能放在 in 之后</translation>
        </message>
        <message>
            <source>write a..b after in</source>
            <translation>请在 in 之后写 a..b</translation>
        </message>
        <message>
            <source>comparisons do not chain</source>
            <translation>比较不能连写</translation>
        </message>
        <message>
            <source>join two of them with and</source>
            <translation>请用 and 连接两个比较</translation>
        </message>
        <message>
            <source>“%1” does not belong here</source>
            <translation>“%1”不应在此处</translation>
        </message>
        <message>
            <source>put an operator before it, or remove it</source>
            <translation>请在其前加运算符，或删除它</translation>
        </message>
        <message>
            <source>the clause ends where “%1” is missing</source>
            <translation>子句在缺少“%1”处结束</translation>
        </message>
        <message>
            <source>add it</source>
            <translation>请补上</translation>
        </message>
        <message>
            <source>“%1” stands where “%2” is missing</source>
            <translation>此处是“%1”，而应为“%2”</translation>
        </message>
        <message>
            <source>correct the clause</source>
            <translation>请更正子句</translation>
        </message>
        <message>
            <source>a name is missing</source>
            <translation>缺少名称</translation>
        </message>
        <message>
            <source>the clause is nested too deeply</source>
            <translation>子句嵌套过深</translation>
        </message>
        <message>
            <source>write it as several clauses</source>
            <translation>请写成多个子句</translation>
        </message>
        <message>
            <source>the clause ends too early</source>
            <translation>子句过早结束</translation>
        </message>
        <message>
            <source>complete it</source>
            <translation>请补全</translation>
        </message>
        <message>
            <source>“%1” stands where a value is missing</source>
            <translation>此处是“%1”，而应为一个值</translation>
        </message>
        <message>
            <source>put a value before it, or remove it</source>
            <translation>请在其前加一个值，或删除它</translation>
        </message>
        <message>
            <source>%1 is an operand, not a value</source>
            <translation>%1 是操作数，不是值</translation>
        </message>
        <message>
            <source>ask for value(%1), shape(%1), dtype(%1) or the like, or for attr.%1</source>
            <translation>请使用 value(%1)、shape(%1)、dtype(%1) 等，或 attr.%1</translation>
        </message>
        <message>
            <source>ask for value(%1), shape(%1), dtype(%1) or the like</source>
            <translation>请使用 value(%1)、shape(%1)、dtype(%1) 等</translation>
        </message>
        <message>
            <source>model.%1 is unknown</source>
            <translation>model.%1 未知</translation>
        </message>
        <message>
            <source>use model.producer or model.ir</source>
            <translation>请使用 model.producer 或 model.ir</translation>
        </message>
        <message>
            <source>there is no function %1</source>
            <translation>没有函数 %1</translation>
        </message>
        <message>
            <source>see docs/conditions.md for those there are</source>
            <translation>可用的函数见 docs/conditions.md</translation>
        </message>
        <message>
            <source>did you mean %1?</source>
            <translation>是否指 %1？</translation>
        </message>
        <message>
            <source>%1 takes %2 argument(s)</source>
            <translation>%1 需要 %2 个参数</translation>
        </message>
        <message>
            <source>correct the call</source>
            <translation>请更正调用</translation>
        </message>
        <message>
            <source>the name of an operand is missing</source>
            <translation>缺少操作数的名称</translation>
        </message>
        <message>
            <source>name an input or output, such as X or inputs[0]</source>
            <translation>请指定输入或输出，例如 X 或 inputs[0]</translation>
        </message>
        <message>
            <source>%1 is no operand here</source>
            <translation>%1 在此处不是操作数</translation>
        </message>
        <message>
            <source>name an input or output</source>
            <translation>请指定输入或输出</translation>
        </message>
        <message>
            <source>“%1” cannot be a variable</source>
            <translation>“%1”不能作为变量</translation>
        </message>
        <message>
            <source>choose another name</source>
            <translation>请选择其他名称</translation>
        </message>
        <message>
            <source>compare with ==</source>
            <translation>请用 == 比较</translation>
        </message>
        <message>
            <source>write and, or</source>
            <translation>请写 and、or</translation>
        </message>
        <message>
            <source>write not, or !=</source>
            <translation>请写 not 或 !=</translation>
        </message>
        <message>
            <source>remove it</source>
            <translation>请删除它</translation>
        </message>
        <message>
            <source>“%1” means nothing here</source>
            <translation>“%1”在此处没有意义</translation>
        </message>
        <message>
            <source>a name cannot begin with a digit</source>
            <translation>名称不能以数字开头</translation>
        </message>
        <message>
            <source>put a space or an operator after the number</source>
            <translation>请在数字后加空格或运算符</translation>
        </message>
        <message>
            <source>the number is too large</source>
            <translation>数字过大</translation>
        </message>
        <message>
            <source>use one that fits 64 bits</source>
            <translation>请使用 64 位能表示的数</translation>
        </message>
        <message>
            <source>the text has no end</source>
            <translation>文本没有结尾</translation>
        </message>
        <message>
            <source>close it with %1</source>
            <translation>请用 %1 结束</translation>
        </message>
        <message>
            <source>%1 is not constant</source>
            <translation>%1 不是常量</translation>
        </message>
        <message>
            <source>%1 is %2 (rank %3)</source>
            <translation>%1 是 %2（秩 %3）</translation>
        </message>
        <message>
            <source>the type of %1 is not known</source>
            <translation>%1 的类型未知</translation>
        </message>
        <message>
            <source>%1 is %2</source>
            <translation>%1 是 %2</translation>
        </message>
        <message>
            <source>%1 is not constant: %2 makes it</source>
            <translation>%1 不是常量：由 %2 产生</translation>
        </message>
        <message>
            <source>%1 is not constant: it is an input</source>
            <translation>%1 不是常量：它是输入</translation>
        </message>
        <message>
            <source>%1 is constant</source>
            <translation>%1 是常量</translation>
        </message>
        <message>
            <source>%1 is present</source>
            <translation>%1 存在</translation>
        </message>
        <message>
            <source>%1 is left out</source>
            <translation>%1 被省略</translation>
        </message>
        <message>
            <source>there is no target “%1”</source>
            <translation>没有目标“%1”</translation>
        </message>
        <message>
            <source>give the path of a target file, or one of: %1</source>
            <translation>请给出目标文件的路径，或以下之一：%1</translation>
        </message>
        <message>
            <source>target %1 has no device “%2”</source>
            <translation>目标 %1 没有设备“%2”</translation>
        </message>
        <message>
            <source>its devices are: %1</source>
            <translation>其设备有：%1</translation>
        </message>
        <message>
            <source>the hardware table cannot be read (%1)</source>
            <translation>无法读取硬件表（%1）</translation>
        </message>
        <message>
            <source>mend or reinstall it</source>
            <translation>请修复或重新安装</translation>
        </message>
        <message>
            <source>%1 is %2: tensors have at most rank %3 there</source>
            <translation>%1 是 %2：那里的张量秩最多为 %3</translation>
        </message>
        <message>
            <source>%1 is %2: only %3 are taken there</source>
            <translation>%1 是 %2：那里只接受 %3</translation>
        </message>
        <message>
            <source>%1 is %2: its shape depends on data</source>
            <translation>%1 是 %2：其形状取决于数据</translation>
        </message>
        <message>
            <source>The model has %1 outputs, the target takes %2.</source>
            <translation>模型有 %1 个输出，目标接受 %2 个。</translation>
        </message>
        <message>
            <source>The model has opset %1, the target takes %2 to %3.</source>
            <translation>模型的 opset 为 %1，目标接受 %2 到 %3。</translation>
        </message>
        <message>
            <source>Input %1 is %2: the target needs fixed dims (--dim, --shape).</source>
            <translation>输入 %1 是 %2：目标需要固定维度（--dim、--shape）。</translation>
        </message>
        <message>
            <source>Input %1 has %2 pixels, the target takes %3.</source>
            <translation>输入 %1 有 %2 个像素，目标接受 %3 个。</translation>
        </message>
        <message>
            <source>line %1: a target lacks “ops”</source>
            <translation>第 %1 行：目标缺少“ops”</translation>
        </message>
        <message>
            <source>line %1: there is no topology “%2”</source>
            <translation>第 %1 行：没有拓扑“%2”</translation>
        </message>
        <message>
            <source>write graph or chain</source>
            <translation>请写 graph 或 chain</translation>
        </message>
        <message>
            <source>line %1: there is no dtype “%2”</source>
            <translation>第 %1 行：没有元素类型“%2”</translation>
        </message>
        <message>
            <source>line %1: a target lacks “devices”</source>
            <translation>第 %1 行：目标缺少“devices”</translation>
        </message>
        <message>
            <source>name at least one</source>
            <translation>请至少指定一个</translation>
        </message>
        <message>
            <source>line %1: ONNX has no operator “%2”</source>
            <translation>第 %1 行：ONNX 没有算子“%2”</translation>
        </message>
        <message>
            <source>line %1: “%2” stands twice</source>
            <translation>第 %1 行：“%2”出现了两次</translation>
        </message>
        <message>
            <source>join the two as a list</source>
            <translation>请将两者合并为列表</translation>
        </message>
        <message>
            <source>line %1: %2 has no entry</source>
            <translation>第 %1 行：%2 没有条目</translation>
        </message>
        <message>
            <source>add one, or remove the operator</source>
            <translation>请添加一个，或删除该算子</translation>
        </message>
        <message>
            <source>line %1: an entry has exactly one of as, folded, unsupported</source>
            <translation>第 %1 行：条目必须恰有 as、folded、unsupported 之一</translation>
        </message>
        <message>
            <source>write as: LAYER for what the target runs</source>
            <translation>请为目标运行的内容写 as: 层</translation>
        </message>
        <message>
            <source>line %1: confidence is “%2”</source>
            <translation>第 %1 行：confidence 是“%2”</translation>
        </message>
        <message>
            <source>write low or high</source>
            <translation>请写 low 或 high</translation>
        </message>
        <message>
            <source>line %1: %2: %3</source>
            <translation>第 %1 行：%2：%3</translation>
        </message>
        <message>
            <source>line %1: there is no device “%2”</source>
            <translation>第 %1 行：没有设备“%2”</translation>
        </message>
        <message>
            <source>line %1: this is no YAML: %2</source>
            <translation>第 %1 行：这不是 YAML：%2</translation>
        </message>
        <message>
            <source>check indentation, brackets and quotation marks</source>
            <translation>请检查缩进、括号和引号</translation>
        </message>
        <message>
            <source>this target file cannot be read</source>
            <translation>无法读取此目标文件</translation>
        </message>
        <message>
            <source>check its name and permissions</source>
            <translation>请检查其名称和权限</translation>
        </message>
        <message>
            <source>check its spelling</source>
            <translation>请检查拼写</translation>
        </message>
        <message>
            <source>known are: %1</source>
            <translation>已知的有：%1</translation>
        </message>
        <message>
            <source>line %1: %2 must be a text</source>
            <translation>第 %1 行：%2 必须是文本</translation>
        </message>
        <message>
            <source>put the value in quotation marks</source>
            <translation>请将值放在引号中</translation>
        </message>
        <message>
            <source>line %1: %2 must be a map of keys</source>
            <translation>第 %1 行：%2 必须是键的映射</translation>
        </message>
        <message>
            <source>see docs/targets.md</source>
            <translation>见 docs/targets.md</translation>
        </message>
        <message>
            <source>join the two, as a list where both are meant</source>
            <translation>请合并两者；若都需要则写成列表</translation>
        </message>
        <message>
            <source>line %1: %2 has no key “%3”</source>
            <translation>第 %1 行：%2 没有键“%3”</translation>
        </message>
        <message>
            <source>line %1: %2 lacks “%3”</source>
            <translation>第 %1 行：%2 缺少“%3”</translation>
        </message>
        <message>
            <source>line %1: %2 is “%3”</source>
            <translation>第 %1 行：%2 是“%3”</translation>
        </message>
        <message>
            <source>write true or false</source>
            <translation>请写 true 或 false</translation>
        </message>
        <message>
            <source>write a number above 0</source>
            <translation>请写大于 0 的数</translation>
        </message>
        <message>
            <source>write a whole number of at least %1, or %2</source>
            <translation>请写不小于 %1 的整数，或 %2</translation>
        </message>
    </context>
    <context>
        <name>tensor</name>
        <message>
            <source>put the weight file beside the model</source>
            <translation>请将权重文件放在模型旁边</translation>
        </message>
        <message>
            <source>external data has %1 “%2”</source>
            <translation>外部数据的 %1 为“%2”</translation>
        </message>
        <message>
            <source>external data names no file</source>
            <translation>外部数据没有指定文件</translation>
        </message>
        <message>
            <source>external data “%1” lies outside the model&apos;s folder</source>
            <translation>外部数据“%1”位于模型文件夹之外</translation>
        </message>
        <message>
            <source>external data “%1” ends at byte %2, %3 are needed</source>
            <translation>外部数据“%1”在字节 %2 处结束，需要 %3 字节</translation>
        </message>
        <message>
            <source>export the model again</source>
            <translation>请重新导出模型</translation>
        </message>
        <message>
            <source>the tensor&apos;s elements are cut off</source>
            <translation>张量的元素被截断</translation>
        </message>
        <message>
            <source>the tensor holds strings</source>
            <translation>张量含有字符串</translation>
        </message>
        <message>
            <source>%1 and %2 stored bytes do not fit each other</source>
            <translation>%1 与 %2 个存储字节不匹配</translation>
        </message>
        <message>
            <source>integers are needed, the tensor is %1</source>
            <translation>需要整数，而张量是 %1</translation>
        </message>
        <message>
            <source>numbers are needed, the tensor is %1</source>
            <translation>需要数字，而张量是 %1</translation>
        </message>
    </context>
    <context>
        <name>widgets</name>
        <message>
            <source>no folder for temporary files could be made</source>
            <translation>无法创建临时文件夹</translation>
        </message>
        <message>
            <source>%1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>Rename to %1</source>
            <translation>重命名为 %1</translation>
        </message>
        <message>
            <source>Delete %1 nodes</source>
            <translation>删除 %1 个节点</translation>
        </message>
        <message>
            <source>Remove output %1</source>
            <translation>移除输出 %1</translation>
        </message>
        <message>
            <source>Add output %1</source>
            <translation>添加输出 %1</translation>
        </message>
        <message>
            <source>Fix %1</source>
            <translation>固定 %1</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>Set %1 to %2</source>
            <translation>将 %1 设为 %2</translation>
        </message>
        <message>
            <source>Open %1</source>
            <translation>打开 %1</translation>
        </message>
        <message>
            <source>no target is chosen</source>
            <translation>未选择目标</translation>
        </message>
        <message>
            <source>choose one in the toolbar</source>
            <translation>请在工具栏中选择一个</translation>
        </message>
        <message>
            <source>no rule applies here</source>
            <translation>没有适用的规则</translation>
        </message>
        <message>
            <source>%1, %2 times</source>
            <translation>%1，%2 次</translation>
        </message>
        <message>
            <source>Fit to %1</source>
            <translation>适配到 %1</translation>
        </message>
        <message>
            <source>the model is cut already</source>
            <translation>模型已经切割</translation>
        </message>
        <message>
            <source>undo that cut first</source>
            <translation>请先撤销那次切割</translation>
        </message>
        <message>
            <source>Cut, %1 nodes to C++</source>
            <translation>切割，%1 个节点移到 C++</translation>
        </message>
        <message>
            <source>the two have no difference: their types or shapes are not the same numbers</source>
            <translation>无法求差：类型或形状不同，或不是数值</translation>
        </message>
    </context>
</TS>
