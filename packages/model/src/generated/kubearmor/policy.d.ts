import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace policy. */
export namespace policy {

    /**
     * Properties of an Empty.
     * @deprecated Use policy.Empty.$Properties instead.
     */
    interface IEmpty extends policy.Empty.$Properties {
    }

    /** Represents an Empty. */
    class Empty {

        /**
         * Constructs a new Empty.
         * @param [properties] Properties to set
         */
        constructor(properties?: policy.Empty.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new Empty instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Empty instance
         */
        static create(properties: policy.Empty.$Shape): policy.Empty & policy.Empty.$Shape;
        static create(properties?: policy.Empty.$Properties): policy.Empty;

        /**
         * Encodes the specified Empty message. Does not implicitly {@link policy.Empty.verify|verify} messages.
         * @param message Empty message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: policy.Empty.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Empty message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {policy.Empty & policy.Empty.$Shape} Empty
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): policy.Empty & policy.Empty.$Shape;
    }

    namespace Empty {

        /** Properties of an Empty. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Empty. */
        type $Shape = policy.Empty.$Properties;
    }

    /**
     * Properties of a PolicyEvent.
     * @deprecated Use policy.PolicyEvent.$Properties instead.
     */
    interface IPolicyEvent extends policy.PolicyEvent.$Properties {
    }

    /** Represents a PolicyEvent. */
    class PolicyEvent {

        /**
         * Constructs a new PolicyEvent.
         * @param [properties] Properties to set
         */
        constructor(properties?: policy.PolicyEvent.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** PolicyEvent policy. */
        policy: Uint8Array;

        /**
         * Creates a new PolicyEvent instance using the specified properties.
         * @param [properties] Properties to set
         * @returns PolicyEvent instance
         */
        static create(properties: policy.PolicyEvent.$Shape): policy.PolicyEvent & policy.PolicyEvent.$Shape;
        static create(properties?: policy.PolicyEvent.$Properties): policy.PolicyEvent;

        /**
         * Encodes the specified PolicyEvent message. Does not implicitly {@link policy.PolicyEvent.verify|verify} messages.
         * @param message PolicyEvent message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: policy.PolicyEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a PolicyEvent message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {policy.PolicyEvent & policy.PolicyEvent.$Shape} PolicyEvent
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): policy.PolicyEvent & policy.PolicyEvent.$Shape;
    }

    namespace PolicyEvent {

        /** Properties of a PolicyEvent. */
        interface $Properties {

            /** PolicyEvent policy */
            policy?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a PolicyEvent. */
        type $Shape = policy.PolicyEvent.$Properties;
    }

    /** PolicyStatus enum. */
    enum PolicyStatus {

        /** Failure value */
        Failure = 0,

        /** Applied value */
        Applied = 1,

        /** Deleted value */
        Deleted = 2,

        /** Modified value */
        Modified = 3,

        /** NotExist value */
        NotExist = 4,

        /** Invalid value */
        Invalid = 5,

        /** NotEnabled value */
        NotEnabled = 6
    }

    /**
     * Properties of a PolicyAnswer.
     * @deprecated Use policy.PolicyAnswer.$Properties instead.
     */
    interface IPolicyAnswer extends policy.PolicyAnswer.$Properties {
    }

    /** Represents a PolicyAnswer. */
    class PolicyAnswer {

        /**
         * Constructs a new PolicyAnswer.
         * @param [properties] Properties to set
         */
        constructor(properties?: policy.PolicyAnswer.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** PolicyAnswer status. */
        status: policy.PolicyStatus;

        /**
         * Creates a new PolicyAnswer instance using the specified properties.
         * @param [properties] Properties to set
         * @returns PolicyAnswer instance
         */
        static create(properties: policy.PolicyAnswer.$Shape): policy.PolicyAnswer & policy.PolicyAnswer.$Shape;
        static create(properties?: policy.PolicyAnswer.$Properties): policy.PolicyAnswer;

        /**
         * Encodes the specified PolicyAnswer message. Does not implicitly {@link policy.PolicyAnswer.verify|verify} messages.
         * @param message PolicyAnswer message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: policy.PolicyAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a PolicyAnswer message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {policy.PolicyAnswer & policy.PolicyAnswer.$Shape} PolicyAnswer
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): policy.PolicyAnswer & policy.PolicyAnswer.$Shape;
    }

    namespace PolicyAnswer {

        /** Properties of a PolicyAnswer. */
        interface $Properties {

            /** PolicyAnswer status */
            status?: (policy.PolicyStatus|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a PolicyAnswer. */
        type $Shape = policy.PolicyAnswer.$Properties;
    }

    /**
     * Properties of a ProbeResponse.
     * @deprecated Use policy.ProbeResponse.$Properties instead.
     */
    interface IProbeResponse extends policy.ProbeResponse.$Properties {
    }

    /** Represents a ProbeResponse. */
    class ProbeResponse {

        /**
         * Constructs a new ProbeResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: policy.ProbeResponse.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ProbeResponse containerList. */
        containerList: string[];

        /** ProbeResponse containerMap. */
        containerMap: { [k: string]: policy.ContainerData.$Properties };

        /** ProbeResponse hostMap. */
        hostMap: { [k: string]: policy.HostSecurityPolicies.$Properties };

        /** ProbeResponse networkMap. */
        networkMap: { [k: string]: policy.NetworkSecurityPolicies.$Properties };

        /**
         * Creates a new ProbeResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ProbeResponse instance
         */
        static create(properties: policy.ProbeResponse.$Shape): policy.ProbeResponse & policy.ProbeResponse.$Shape;
        static create(properties?: policy.ProbeResponse.$Properties): policy.ProbeResponse;

        /**
         * Encodes the specified ProbeResponse message. Does not implicitly {@link policy.ProbeResponse.verify|verify} messages.
         * @param message ProbeResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: policy.ProbeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ProbeResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {policy.ProbeResponse & policy.ProbeResponse.$Shape} ProbeResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): policy.ProbeResponse & policy.ProbeResponse.$Shape;
    }

    namespace ProbeResponse {

        /** Properties of a ProbeResponse. */
        interface $Properties {

            /** ProbeResponse containerList */
            containerList?: (string[]|null);

            /** ProbeResponse containerMap */
            containerMap?: ({ [k: string]: policy.ContainerData.$Properties }|null);

            /** ProbeResponse hostMap */
            hostMap?: ({ [k: string]: policy.HostSecurityPolicies.$Properties }|null);

            /** ProbeResponse networkMap */
            networkMap?: ({ [k: string]: policy.NetworkSecurityPolicies.$Properties }|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ProbeResponse. */
        type $Shape = policy.ProbeResponse.$Properties;
    }

    /**
     * Properties of a ContainerData.
     * @deprecated Use policy.ContainerData.$Properties instead.
     */
    interface IContainerData extends policy.ContainerData.$Properties {
    }

    /** Represents a ContainerData. */
    class ContainerData {

        /**
         * Constructs a new ContainerData.
         * @param [properties] Properties to set
         */
        constructor(properties?: policy.ContainerData.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ContainerData policyList. */
        policyList: string[];

        /** ContainerData policyEnabled. */
        policyEnabled: number;

        /** ContainerData policyDataList. */
        policyDataList: policy.PolicyEvent.$Properties[];

        /**
         * Creates a new ContainerData instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ContainerData instance
         */
        static create(properties: policy.ContainerData.$Shape): policy.ContainerData & policy.ContainerData.$Shape;
        static create(properties?: policy.ContainerData.$Properties): policy.ContainerData;

        /**
         * Encodes the specified ContainerData message. Does not implicitly {@link policy.ContainerData.verify|verify} messages.
         * @param message ContainerData message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: policy.ContainerData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ContainerData message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {policy.ContainerData & policy.ContainerData.$Shape} ContainerData
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): policy.ContainerData & policy.ContainerData.$Shape;
    }

    namespace ContainerData {

        /** Properties of a ContainerData. */
        interface $Properties {

            /** ContainerData policyList */
            policyList?: (string[]|null);

            /** ContainerData policyEnabled */
            policyEnabled?: (number|null);

            /** ContainerData policyDataList */
            policyDataList?: (policy.PolicyEvent.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ContainerData. */
        type $Shape = policy.ContainerData.$Properties;
    }

    /**
     * Properties of a HostSecurityPolicies.
     * @deprecated Use policy.HostSecurityPolicies.$Properties instead.
     */
    interface IHostSecurityPolicies extends policy.HostSecurityPolicies.$Properties {
    }

    /** Represents a HostSecurityPolicies. */
    class HostSecurityPolicies {

        /**
         * Constructs a new HostSecurityPolicies.
         * @param [properties] Properties to set
         */
        constructor(properties?: policy.HostSecurityPolicies.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HostSecurityPolicies policyList. */
        policyList: string[];

        /** HostSecurityPolicies policyDataList. */
        policyDataList: policy.PolicyEvent.$Properties[];

        /**
         * Creates a new HostSecurityPolicies instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HostSecurityPolicies instance
         */
        static create(properties: policy.HostSecurityPolicies.$Shape): policy.HostSecurityPolicies & policy.HostSecurityPolicies.$Shape;
        static create(properties?: policy.HostSecurityPolicies.$Properties): policy.HostSecurityPolicies;

        /**
         * Encodes the specified HostSecurityPolicies message. Does not implicitly {@link policy.HostSecurityPolicies.verify|verify} messages.
         * @param message HostSecurityPolicies message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: policy.HostSecurityPolicies.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HostSecurityPolicies message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {policy.HostSecurityPolicies & policy.HostSecurityPolicies.$Shape} HostSecurityPolicies
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): policy.HostSecurityPolicies & policy.HostSecurityPolicies.$Shape;
    }

    namespace HostSecurityPolicies {

        /** Properties of a HostSecurityPolicies. */
        interface $Properties {

            /** HostSecurityPolicies policyList */
            policyList?: (string[]|null);

            /** HostSecurityPolicies policyDataList */
            policyDataList?: (policy.PolicyEvent.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HostSecurityPolicies. */
        type $Shape = policy.HostSecurityPolicies.$Properties;
    }

    /**
     * Properties of a NetworkSecurityPolicies.
     * @deprecated Use policy.NetworkSecurityPolicies.$Properties instead.
     */
    interface INetworkSecurityPolicies extends policy.NetworkSecurityPolicies.$Properties {
    }

    /** Represents a NetworkSecurityPolicies. */
    class NetworkSecurityPolicies {

        /**
         * Constructs a new NetworkSecurityPolicies.
         * @param [properties] Properties to set
         */
        constructor(properties?: policy.NetworkSecurityPolicies.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** NetworkSecurityPolicies policyList. */
        policyList: string[];

        /** NetworkSecurityPolicies policyDataList. */
        policyDataList: policy.PolicyEvent.$Properties[];

        /**
         * Creates a new NetworkSecurityPolicies instance using the specified properties.
         * @param [properties] Properties to set
         * @returns NetworkSecurityPolicies instance
         */
        static create(properties: policy.NetworkSecurityPolicies.$Shape): policy.NetworkSecurityPolicies & policy.NetworkSecurityPolicies.$Shape;
        static create(properties?: policy.NetworkSecurityPolicies.$Properties): policy.NetworkSecurityPolicies;

        /**
         * Encodes the specified NetworkSecurityPolicies message. Does not implicitly {@link policy.NetworkSecurityPolicies.verify|verify} messages.
         * @param message NetworkSecurityPolicies message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: policy.NetworkSecurityPolicies.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a NetworkSecurityPolicies message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {policy.NetworkSecurityPolicies & policy.NetworkSecurityPolicies.$Shape} NetworkSecurityPolicies
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): policy.NetworkSecurityPolicies & policy.NetworkSecurityPolicies.$Shape;
    }

    namespace NetworkSecurityPolicies {

        /** Properties of a NetworkSecurityPolicies. */
        interface $Properties {

            /** NetworkSecurityPolicies policyList */
            policyList?: (string[]|null);

            /** NetworkSecurityPolicies policyDataList */
            policyDataList?: (policy.PolicyEvent.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a NetworkSecurityPolicies. */
        type $Shape = policy.NetworkSecurityPolicies.$Properties;
    }
}
