// SPDX-License-Identifier: Apache-2.0
// ImageDecoder: the pixels of a picture's file.
#include "model/compute/decode_image.h"
#include "model/compute/host_kernel.h"

namespace espalier {

namespace {

class ImageDecoder : public HostKernel {
public:
    std::vector<KernelOp> ops() const override { return {{"ImageDecoder", 20}}; }

    Result<std::vector<HostValue>> run(const HostCall &call) const override
    {
        const auto bytes = call.tensor(0);
        if (!bytes)
            return fail(bytes.error());
        if (bytes->dtype() != DType::UInt8)
            return fail(call.dtypeNotComputed(bytes->dtype()));
        const std::string format = call.node.stringOr("pixel_format", "RGB");
        if (format != "RGB" && format != "BGR" && format != "Grayscale")
            return fail(call.wrongAttribute("pixel_format"));
        const auto image = decodeImage({bytes->as<std::uint8_t>(), static_cast<std::size_t>(bytes->count())});
        if (!image)
            return fail(call.error("image_not_decoded",
                                   QT_TRANSLATE_NOOP("compute", "the picture cannot be decoded")));
        std::vector<std::uint8_t> out;
        for (std::size_t i = 0; i < image->rgb.size(); i += 3) {
            const std::uint8_t *p = image->rgb.data() + i;
            if (format == "Grayscale") // ITU-R 601 in 16 bits
                out.push_back(static_cast<std::uint8_t>(
                    (p[0] * 19595U + p[1] * 38470U + p[2] * 7471U + 32768U) >> 16U));
            else
                out.insert(out.end(), {p[format == "RGB" ? 0 : 2], p[1], p[format == "RGB" ? 2 : 0]});
        }
        const std::vector<std::int64_t> shape{static_cast<std::int64_t>(image->height),
                                              static_cast<std::int64_t>(image->width),
                                              format == "Grayscale" ? 1 : 3};
        return std::vector<HostValue>{DenseTensor::of<std::uint8_t>(DType::UInt8, shape, out)};
    }
};

} // namespace

std::unique_ptr<HostKernel> make_image_decoder()
{
    return std::make_unique<ImageDecoder>();
}

} // namespace espalier
